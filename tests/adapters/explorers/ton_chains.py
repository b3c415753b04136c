"""Made-up chains of messages on TON, in the forms of three APIs."""

import base64
from typing import Any

from .asked import at

PAYER, SHOP, OTHER = ("0:" + pair * 32 for pair in ("a1", "b2", "c3"))
MASTER, PAYERS, SHOPS = ("0:" + pair * 32 for pair in ("d4", "e5", "f6"))
WALLET_TX, SHOP_TX, BACK_TX = ("11" * 32, "22" * 32, "33" * 32)
EXTERNAL, SENT, BACK = ("aa" * 32, "bb" * 32, "cc" * 32)
BLOCK, TIP = 51_000_000, 51_000_009
COINS = 2_500_000_000

COMMENT = "te6cckEBAQEAEAAAHAAAAABvcmRlciAxMjM0xjGxLg=="  # op 0 and "order 1234", as @ton/core writes it
EMPTY = "te6cckEBAQEAAgAAAEysuc0="
SECRET = "te6cckEBAQEADgAAGCFn2ksAAAAAAAAAB3Z/GnY="


def b64(name: str) -> str:
    return base64.b64encode(bytes.fromhex(name)).decode()


def url64(name: str) -> str:
    return base64.urlsafe_b64encode(bytes.fromhex(name)).decode()


def bag(*cells: bytes, size: int = 1, index: bool = False) -> str:
    """A bag of cells in which each cell is followed by the next."""
    bodies = [
        bytes([number < len(cells) - 1, 2 * len(data)]) + data + bytes([number + 1] * (number < len(cells) - 1))
        for number, data in enumerate(cells)
    ]
    offsets = b"".join(sum(map(len, bodies[: number + 1])).to_bytes(2, "big") for number in range(len(cells)))
    head = bytes([0x80 * index + size, 2, len(cells), 1, 0]) + sum(map(len, bodies)).to_bytes(2, "big") + b"\0"
    return base64.b64encode(b"\xb5\xee\x9c\x72" + head + offsets * index + b"".join(bodies)).decode()


class V3:
    """Toncenter's API v3: addresses in upper case, hashes in base64."""

    @staticmethod
    def message(name: str, source: str | None, destination: str, value: object = None, **more: Any) -> dict[str, Any]:
        return {
            "hash": b64(name),
            "source": source and source.upper(),
            "destination": destination.upper(),
            "value": None if value is None else str(value),
            "opcode": None,
            "bounced": False,
            "message_content": {"hash": None, "body": more.pop("body", EMPTY), "decoded": more.pop("decoded", None)},
            **more,
        }

    @staticmethod
    def transaction(
        name: str, account: str, lt: int, taken: object, *sent: object, aborted: bool = False, **more: Any
    ) -> dict[str, Any]:
        action = {"success": True, "no_funds": False, "result_code": 0, "skipped_actions": 0, **more.pop("action", {})}
        compute = {"skipped": False, "success": True, "exit_code": 0, **more.pop("compute", {})}
        described = {"type": "ord", "aborted": aborted, "compute_ph": compute, "action": action}
        return {
            "hash": b64(name),
            "account": account.upper(),
            "lt": str(lt),
            "now": at(60) + lt,
            "mc_block_seqno": BLOCK,
            "total_fees": "1000000",
            "emulated": False,
            "finality": "finalized",
            "description": {**described, **more.pop("described", {})},
            "in_msg": taken,
            "out_msgs": list(sent),
            **more,
        }

    @classmethod
    def transfer(cls, body: str = COMMENT, **more: Any) -> list[dict[str, Any]]:
        """A wallet's transaction and the shop's."""
        sent = cls.message(SENT, PAYER, SHOP, COINS, body=body)
        order = cls.message(EXTERNAL, None, PAYER)
        return [cls.transaction(WALLET_TX, PAYER, 1, order, sent), cls.transaction(SHOP_TX, SHOP, 3, sent, **more)]

    @classmethod
    def bounced(cls) -> list[dict[str, Any]]:
        back = cls.message(BACK, SHOP, PAYER, COINS - 400_000, bounced=True)
        wallet, shop = cls.transfer(aborted=True, described={"bounce": {"type": "ok"}}, compute={"reason": "no_state"})
        return [wallet, {**shop, "out_msgs": [back]}, cls.transaction(BACK_TX, PAYER, 5, back)]

    @classmethod
    def tokens(cls, *, opcode: str = "0x0f8a7ea5", **more: Any) -> list[dict[str, Any]]:
        """A wallet's order to its jetton wallet, which goes on from there."""
        sent = cls.message(SENT, PAYER, PAYERS, 50_000_000, opcode=opcode)
        order = cls.message(EXTERNAL, None, PAYER)
        return [cls.transaction(WALLET_TX, PAYER, 1, order, sent), cls.transaction(SHOP_TX, PAYERS, 3, sent, **more)]

    @staticmethod
    def action(**details: Any) -> dict[str, Any]:
        told = {
            "asset": MASTER.upper(),
            "sender": PAYER.upper(),
            "receiver": SHOP.upper(),
            "amount": "25500000",
            "comment": "order 1234",
            "is_encrypted_comment": False,
            **details,
        }
        return {"type": "jetton_transfer", "success": True, "details": told}

    @staticmethod
    def metadata(decimals: object = "6", symbol: str = "USD₮") -> dict[str, Any]:
        about = {"type": "jetton_masters", "symbol": symbol, "extra": {"decimals": decimals}}
        return {MASTER.upper(): {"is_indexed": True, "token_info": [{"type": "nft_items"}, about]}}

    @staticmethod
    def traces(*transactions: dict[str, Any], **more: Any) -> dict[str, Any]:
        info = {"trace_state": "complete", "messages": 2, "pending_messages": 0, **more.pop("info", {})}
        trace = {
            "trace_id": b64(WALLET_TX),
            "external_hash": b64(EXTERNAL),
            "trace_info": info,
            "is_incomplete": False,
            "actions": more.pop("actions", []),
            "transactions_order": [each["hash"] for each in transactions],
            "transactions": {each["hash"]: each for each in transactions},
        }
        return {
            "traces": [{**trace, **more.pop("trace", {})}],
            "address_book": {},
            "metadata": more.pop("metadata", {}),
        }

    @staticmethod
    def tip(number: object = TIP) -> dict[str, Any]:
        return {"last": {"workchain": -1, "seqno": number, "gen_utime": str(at(2))}, "first": {"seqno": 1}}

    @staticmethod
    def row(name: str = SHOP_TX, **more: Any) -> dict[str, Any]:
        return {
            "source": PAYER.upper(),
            "destination": SHOP.upper(),
            "amount": "25500000",
            "jetton_master": MASTER.upper(),
            "transaction_hash": b64(name),
            "transaction_lt": "3",
            "transaction_now": at(60),
            "transaction_aborted": False,
            "forward_payload": COMMENT,
            **more,
        }


class Api:
    """TonAPI: addresses in objects, hashes in hex."""

    @staticmethod
    def message(name: str, source: str | None, destination: str, value: object = 0, **more: Any) -> dict[str, Any]:
        return {
            "hash": name,
            **({"source": {"address": source, "is_scam": False}} if source else {}),
            "destination": {"address": destination},
            "value": value,
            "bounced": False,
            **more,
        }

    @staticmethod
    def transaction(name: str, account: str, lt: int, taken: object, *sent: object, **more: Any) -> dict[str, Any]:
        return {
            "hash": name,
            "lt": lt,
            "account": {"address": account},
            "success": True,
            "utime": at(60) + lt,
            "total_fees": 1_000_000,
            "block": "(0,8000000000000000,70000000)",
            "aborted": False,
            "in_msg": taken,
            "out_msgs": list(sent),
            "compute_phase": {"skipped": False, "success": True, "exit_code": 0},
            **more,
        }

    @classmethod
    def trace(cls, message: dict[str, Any] | None = None, *, emulated: bool = False, **more: Any) -> dict[str, Any]:
        """A wallet's transaction, and below it the shop's."""
        sent = {
            **cls.message(SENT, PAYER, SHOP, COINS, decoded_op_name="text_comment", decoded_body={"text": "order 1234"})
        }
        sent |= message or {}
        order = cls.message(EXTERNAL, None, PAYER)
        shop = cls.transaction(SHOP_TX, SHOP, 3, sent, **more)
        return {
            "transaction": cls.transaction(WALLET_TX, PAYER, 1, order, sent),
            "interfaces": ["wallet_v4r2"],
            "children": [{"transaction": shop, "interfaces": [], "emulated": emulated}],
        }

    @staticmethod
    def jetton(**more: Any) -> dict[str, Any]:
        return {"address": MASTER, "name": "Tether USD", "symbol": "USD₮", "decimals": 6, **more}

    @classmethod
    def event(cls, *, running: bool = False, status: str = "ok", **details: Any) -> dict[str, Any]:
        told = {
            "sender": {"address": PAYER},
            "recipient": {"address": SHOP},
            "amount": "25500000",
            "comment": "order 1234",
            "jetton": cls.jetton(),
            **details,
        }
        action = {"type": "JettonTransfer", "status": status, "JettonTransfer": told}
        return {"event_id": WALLET_TX, "actions": [action], "in_progress": running, "lt": 1, "timestamp": at(60)}

    @classmethod
    def operation(cls, name: str = SHOP_TX, **more: Any) -> dict[str, Any]:
        return {
            "operation": "transfer",
            "utime": at(60),
            "lt": 3,
            "transaction_hash": name,
            "source": {"address": PAYER},
            "destination": {"address": SHOP},
            "amount": "25500000",
            "jetton": cls.jetton(),
            "payload": {"SumType": "TextComment", "OpCode": 0, "Value": {"Text": "order 1234"}},
            **more,
        }

    @staticmethod
    def head(number: object = TIP) -> dict[str, Any]:
        return {"workchain_id": -1, "seqno": number, "gen_utime": at(2)}
