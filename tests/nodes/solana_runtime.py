"""Transactions on the Solana runtime of LiteSVM, told as a node's JSON-RPC tells them.

Run by a Python that has solders: prints one JSON document, name of the case to what happened in it. LiteSVM has no
JSON-RPC, so the answers are put together here and held against solders' own parser of answers.
"""

import json
import struct
import sys
from typing import Any

from solders.instruction import AccountMeta, Instruction
from solders.keypair import Keypair
from solders.litesvm import LiteSVM
from solders.message import Message
from solders.pubkey import Pubkey
from solders.rpc.responses import GetSignatureStatusesResp, GetTransactionResp
from solders.system_program import CreateAccountParams, TransferParams, create_account, transfer
from solders.transaction import Transaction
from solders.transaction_metadata import FailedTransactionMetadata

TOKENS = Pubkey.from_string("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")
HOLDINGS = Pubkey.from_string("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL")
MEMO = Pubkey.from_string("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr")
SYSTEM = Pubkey.from_string("11111111111111111111111111111111")
DECIMALS = 6
SOL = 10**9
SLOT, TIP = 300, 340


def places(*accounts: tuple[Pubkey, str]) -> list[AccountMeta]:
    """Accounts of an instruction: s signs, w is written."""
    return [AccountMeta(pubkey, "s" in how, "w" in how) for pubkey, how in accounts]


class Chain:
    """A chain with one token, a payer who has some of it, and a shop."""

    def __init__(self) -> None:
        self.svm = LiteSVM()
        self.payer, self.shop, self.mint = (Keypair() for _ in range(3))
        for each in (self.payer, self.shop):
            self.svm.airdrop(each.pubkey(), 10 * SOL)
        rent = self.svm.minimum_balance_for_rent_exemption(82)
        whose = bytes(self.payer.pubkey())
        self.run(
            create_account(
                CreateAccountParams(
                    from_pubkey=self.payer.pubkey(),
                    to_pubkey=self.mint.pubkey(),
                    lamports=rent,
                    space=82,
                    owner=TOKENS,
                )
            ),
            Instruction(TOKENS, bytes([20, DECIMALS]) + whose + b"\1" + whose, places((self.mint.pubkey(), "w"))),
            self.opened(self.payer.pubkey()),
            self.minted(self.payer.pubkey(), 100 * 10**DECIMALS),
            signers=[self.payer, self.mint],
        )

    def holding(self, owner: Pubkey) -> Pubkey:
        return Pubkey.find_program_address([bytes(owner), bytes(TOKENS), bytes(self.mint.pubkey())], HOLDINGS)[0]

    def opened(self, owner: Pubkey) -> Instruction:
        accounts = [(self.payer.pubkey(), "sw"), (self.holding(owner), "w"), (owner, ""), (self.mint.pubkey(), "")]
        return Instruction(HOLDINGS, b"\1", places(*accounts, (SYSTEM, ""), (TOKENS, "")))

    def minted(self, owner: Pubkey, units: int) -> Instruction:
        accounts = [(self.mint.pubkey(), "w"), (self.holding(owner), "w"), (self.payer.pubkey(), "s")]
        return Instruction(TOKENS, struct.pack("<BQ", 7, units), places(*accounts))

    def frozen(self, owner: Pubkey) -> Instruction:
        accounts = [(self.holding(owner), "w"), (self.mint.pubkey(), ""), (self.payer.pubkey(), "s")]
        return Instruction(TOKENS, b"\x0a", places(*accounts))

    def sent(self, units: int) -> Instruction:
        """Tokens from the payer to the shop."""
        accounts = [(self.holding(self.payer.pubkey()), "w"), (self.mint.pubkey(), "")]
        accounts += [(self.holding(self.shop.pubkey()), "w"), (self.payer.pubkey(), "s")]
        return Instruction(TOKENS, struct.pack("<BQB", 12, units, DECIMALS), places(*accounts))

    def coins(self, lamports: int, to: Pubkey | None = None) -> Instruction:
        """SOL from the payer to the shop."""
        to = to or self.shop.pubkey()
        return transfer(TransferParams(from_pubkey=self.payer.pubkey(), to_pubkey=to, lamports=lamports))

    def noted(self, text: str) -> Instruction:
        return Instruction(MEMO, text.encode(), places((self.payer.pubkey(), "s")))

    def run(self, *instructions: Instruction, signers: list[Keypair] | None = None) -> dict[str, Any]:
        """What a node would say of these instructions in one transaction."""
        signers = signers or [self.payer]
        self.svm.expire_blockhash()
        message = Message(list(instructions), signers[0].pubkey())
        before = self.balances(message)
        signed = Transaction(signers, message, self.svm.latest_blockhash())
        done = self.svm.send_transaction(signed)
        failed = isinstance(done, FailedTransactionMetadata)
        told = json.loads(done.to_json())
        err, meta = (told["err"], told["meta"]) if failed else (None, told)
        return self.told(signed, err, meta, before)

    def balances(self, message: Message) -> tuple[list[int], list[dict[str, Any]]]:
        """SOL and tokens of each account of a transaction."""
        coins, tokens = [], []
        for index, key in enumerate(message.account_keys):
            account = self.svm.get_account(key)
            coins.append(account.lamports if account else 0)
            if account and account.owner == TOKENS and len(account.data) == 165:
                units = struct.unpack("<Q", account.data[64:72])[0]
                amount = {"amount": str(units), "decimals": DECIMALS, "uiAmount": None}
                tokens.append(
                    {
                        "accountIndex": index,
                        "mint": str(Pubkey(account.data[:32])),
                        "owner": str(Pubkey(account.data[32:64])),
                        "programId": str(TOKENS),
                        "uiTokenAmount": {**amount, "uiAmountString": str(units / 10**DECIMALS)},
                    }
                )
        return coins, tokens

    def told(
        self, signed: Transaction, err: Any, meta: dict[str, Any], before: tuple[list[int], list[dict[str, Any]]]
    ) -> dict[str, Any]:
        message = signed.message
        keys = message.account_keys
        after = self.balances(message)
        told = {
            "slot": SLOT,
            "blockTime": 1_764_072_000,
            "meta": {
                "err": err,
                "status": {"Ok": None} if err is None else {"Err": err},
                "fee": meta["fee"],
                "preBalances": before[0],
                "postBalances": after[0],
                "preTokenBalances": before[1],
                "postTokenBalances": after[1],
                "innerInstructions": [],
                "logMessages": meta["logs"],
                "rewards": [],
                "computeUnitsConsumed": meta["compute_units_consumed"],
            },
            "transaction": {
                "signatures": [str(signed.signatures[0])],
                "message": {
                    "accountKeys": [
                        {
                            "pubkey": str(key),
                            "signer": message.is_signer(index),
                            "writable": True,
                            "source": "transaction",
                        }
                        for index, key in enumerate(keys)
                    ],
                    "recentBlockhash": str(message.recent_blockhash),
                    "instructions": [
                        {
                            "program": "spl-memo",
                            "programId": str(MEMO),
                            "parsed": bytes(each.data).decode(),
                            "stackHeight": None,
                        }
                        if keys[each.program_id_index] == MEMO
                        else {
                            "programId": str(keys[each.program_id_index]),
                            "accounts": [str(keys[place]) for place in each.accounts],
                            "data": "",
                            "stackHeight": None,
                        }
                        for each in message.instructions
                    ],
                },
            },
            "version": "legacy",
        }
        status = {
            "slot": SLOT,
            "confirmations": None,
            "err": err,
            "status": {"Ok": None} if err is None else {"Err": err},
            "confirmationStatus": "finalized",
        }
        answers = {
            "getTransaction": {"jsonrpc": "2.0", "id": 1, "result": told},
            "getSignatureStatuses": {
                "jsonrpc": "2.0",
                "id": 1,
                "result": {"context": {"slot": TIP, "apiVersion": "2.1.0"}, "value": [status]},
            },
        }
        for read, answer in (
            (GetTransactionResp.from_json, answers["getTransaction"]),
            (GetSignatureStatusesResp.from_json, answers["getSignatureStatuses"]),
        ):
            if type(read(json.dumps(answer))) not in {GetTransactionResp, GetSignatureStatusesResp}:
                raise TypeError(f"solders does not take this for an answer: {answer}")
        return {
            **answers,
            "signature": str(signed.signatures[0]),
            "payer": str(self.payer.pubkey()),
            "shop": str(self.shop.pubkey()),
            "mint": str(self.mint.pubkey()),
            "holding": str(self.holding(self.shop.pubkey())),
        }


def happened() -> dict[str, dict[str, Any]]:
    """All cases, each on a chain of its own."""
    chain = Chain()
    shop = chain.shop.pubkey()
    units = 25_500_000
    cases = {
        "no token account": chain.run(chain.sent(units)),
        "opened on the way": chain.run(chain.opened(shop), chain.sent(units), chain.noted("order 1234")),
        "tokens": chain.run(chain.sent(units)),
        "too few tokens": chain.run(chain.sent(1000 * units)),
        "coins": chain.run(chain.coins(SOL), chain.noted("order 1235")),
        "too few coins": chain.run(chain.coins(1000 * SOL)),
        "below rent": chain.run(chain.coins(1, Keypair().pubkey())),
    }
    chain.run(chain.frozen(shop))
    cases["frozen"] = chain.run(chain.sent(1))
    poor = Keypair()
    cases["no coins for the fee"] = chain.run(
        transfer(TransferParams(from_pubkey=poor.pubkey(), to_pubkey=shop, lamports=1)), signers=[poor]
    )
    return cases


if __name__ == "__main__":
    sys.stdout.write(json.dumps(happened()))
