"""What talks the language of one provider, explorer or helpdesk each. Adapters do not know each other."""
