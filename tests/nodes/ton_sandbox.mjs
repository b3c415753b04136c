// Transfers on the virtual machine of TON in @ton/sandbox, told as toncenter's API v3 tells traces.
// Prints one JSON document, name of the case to what happened in it; node_modules are in the directory given.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const load = createRequire(join(process.argv[2], 'package.json'));
const { Blockchain } = load('@ton/sandbox');
const { Address, beginCell, contractAddress, SendMode, storeMessage, toNano } = load('@ton/core');

const BLOCK = 50000000;
const base64 = (hash) => Buffer.from(hash).toString('base64');
const raw = (address) => (address ? address.toRawString().toUpperCase() : null);
const words = { 'no-state': 'no_state', 'bad-state': 'bad_state', 'no-gas': 'no_gas' };

function message(found) {
    const { info, body } = found;
    const inside = info.type === 'internal';
    return {
        hash: base64(beginCell().store(storeMessage(found)).endCell().hash()),
        source: raw(info.src),
        destination: raw(info.dest),
        value: inside ? info.value.coins.toString() : null,
        bounce: inside ? info.bounce : null,
        bounced: inside ? info.bounced : null,
        opcode: null,
        message_content: { body: body.toBoc().toString('base64'), decoded: null },
    };
}

function transaction(found) {
    const { description: told } = found;
    const { computePhase: compute, actionPhase: action, bouncePhase: bounce } = told;
    return {
        hash: base64(found.hash()),
        account: raw(new Address(0, Buffer.from(found.address.toString(16).padStart(64, '0'), 'hex'))),
        lt: found.lt.toString(),
        now: found.now,
        mc_block_seqno: BLOCK,
        total_fees: found.totalFees.coins.toString(),
        emulated: false,
        description: {
            type: 'ord',
            aborted: told.aborted,
            compute_ph: compute.type === 'skipped'
                ? { skipped: true, reason: words[compute.reason] }
                : { skipped: false, success: compute.success, exit_code: compute.exitCode },
            ...(action && {
                action: {
                    success: action.success,
                    no_funds: action.noFunds,
                    result_code: action.resultCode,
                    skipped_actions: action.skippedActions,
                },
            }),
            ...(bounce && { bounce: { type: { 'no-funds': 'nofunds', 'negative-funds': 'negfunds' }[bounce.type] ?? bounce.type } }),
        },
        in_msg: found.inMessage ? message(found.inMessage) : null,
        out_msgs: found.outMessages.values().map(message),
    };
}

function trace(sent) {
    const transactions = sent.transactions.map(transaction);
    return {
        traces: [{
            trace_id: transactions[0].hash,
            external_hash: transactions[0].in_msg.hash,
            trace_info: { trace_state: 'complete', pending_messages: 0, transactions: transactions.length },
            is_incomplete: false,
            actions: [],
            transactions_order: transactions.map((each) => each.hash),
            transactions: Object.fromEntries(transactions.map((each) => [each.hash, each])),
        }],
        address_book: {},
        metadata: {},
    };
}

const comment = (text) => beginCell().storeUint(0, 32).storeStringTail(text).endCell();
const chain = await Blockchain.create();
const payer = await chain.treasury('payer');
const shop = await chain.treasury('shop');
const unused = (name) => contractAddress(0, { code: beginCell().endCell(), data: comment(name) });
const value = toNano('2.5');
const cases = {};

async function happened(name, to, how) {
    const before = (await chain.getContract(to)).balance;
    const sent = await payer.send({ to, value, bounce: true, sendMode: SendMode.PAY_GAS_SEPARATELY, ...how });
    const after = (await chain.getContract(to)).balance;
    cases[name] = { trace: trace(sent), payer: payer.address.toRawString(), to: to.toRawString(), gained: (after - before).toString() };
}

await happened('comment', shop.address, { body: comment('order 1234') });
await happened('long comment', shop.address, { body: comment('заказ 1234 '.repeat(40).trim()) });
await happened('no comment', shop.address, {});
await happened('encrypted comment', shop.address, { body: beginCell().storeUint(0x2167da4b, 32).storeUint(7, 64).endCell() });
await happened('bounced', unused('a'), { body: comment('order 1234') });
await happened('kept', unused('b'), { bounce: false, body: comment('order 1234') });
await happened('too much', shop.address, { value: toNano('10000000') });
await happened('too much, errors ignored', shop.address, {
    value: toNano('10000000'),
    sendMode: SendMode.PAY_GAS_SEPARATELY + SendMode.IGNORE_ERRORS,
});
process.stdout.write(JSON.stringify(cases));
