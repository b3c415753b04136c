"""# TON

Toncoin and jettons on TON, by two services: `toncenter` (API v3; saved answers of v2 are read, too) and `tonapi`
(API v2).

## What it can do

- Read, without a key. Toncenter: traces with actions, transactions, pending ones, jetton transfers, the newest block;
  from v2 transactions and the newest block. TonAPI: traces, events, transactions, jetton history, accounts, the newest
  block.
- Look up a transfer by the hash of a transaction or of a message, in hex, base64 or base64url: wallets show the hash of
  the message (`message_id`). TonAPI is also asked whether the recipients want a memo; `detail` says `memo_required`.
- What an address received of Toncoin or of a jetton, to the last page, at most 50 pages of 1000 rows.

## What to know

- A transfer is a chain of messages: the wallet's transaction went well does not mean that anybody got something. The
  whole chain is read, and `included_at` is the time of its last transaction. A transfer is pending until the chain has
  ended.
- `aborted` does not mean not credited: coins sent without "bounce" to an address that was never used stay there. What
  counts is whether the message went back. What went back in part is told in `detail`.
- What a wallet could not send, for want of coins (code 37, or an action that was skipped), has failed, although its
  transaction may have gone well.
- A comment is the body with op 0, that of a jetton transfer the forward payload. An encrypted comment cannot be read;
  `detail` says so, and the memo is then not known, which is not the same as missing.
- Jettons are named by their master contract as the service has found it, never by symbol. Saved transactions without
  the actions of their trace do not tell it: then the movements are not complete.
- Coins that come with a jetton's own messages are its postage. They are listed, and do not make a failed transfer a
  good one.
- Toncenter tells in which block of the masterchain a transaction is, beyond which there are no reorganisations; TonAPI
  does not: `confirmations` and `final` stay unknown.
- The API v2 of Toncenter does not tell phases: a message that went back is recognised, one that could not be sent is
  not.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `key` of `toncenter` | @toncenter in Telegram | more than about one question a second [memory]; sent as `X-API-Key` |
| `key` of `tonapi` | tonconsole.com | any serious use; sent as `Authorization: Bearer` |

## Hosts

| network | `toncenter` | `tonapi` |
|---|---|---|
| ton | https://toncenter.com/api/v3 | https://tonapi.io/v2 |
| ton-testnet | https://testnet.toncenter.com/api/v3 | https://testnet.tonapi.io/v2 |

## Links

https://toncenter.com/api/v3 · https://docs.tonconsole.com/tonapi · https://docs.ton.org

Last checked on 2026-11-25, by toncenter/ton-indexer of 2026-07-17 and tonkeeper/opentonapi of 2026-08-21. Outcomes were
compared with the virtual machine of @ton/sandbox 0.41.0.
"""

from paysupport.adapters.explorers.ton.tonapi import TonApi
from paysupport.adapters.explorers.ton.toncenter import Toncenter

__all__ = ["EXPLORERS", "TonApi", "Toncenter"]

EXPLORERS = (Toncenter, TonApi)
