"""What Cryptomus and Heleket have in common: one API, one set of statuses, one way to sign.

Sources: doc.cryptomus.com and doc.heleket.com (payment statuses, payment information, payment history, webhook), read
on 2026-11-25; CryptomusCom/api-php-sdk 6993cd2, 2022-08-09.
"""
