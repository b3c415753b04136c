"""The movement of money: settlement, refunds, holds, double charges, withdrawals, disputes: PS6xx."""
