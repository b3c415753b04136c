// SPDX-License-Identifier: Apache-2.0
// Compiled to Token.hex by solc 0.8.28 (optimiser on, 1 run, EVM paris, no metadata).
pragma solidity 0.8.28;

// A token that fails in all the ways tokens fail.
contract Token {
    event Transfer(address indexed from, address indexed to, uint256 value);
    error AccountFrozen(address account);

    string public symbol;
    uint256 public immutable decimals;
    bool public paused;
    mapping(address => uint256) public balanceOf;
    mapping(address => bool) public frozen;

    constructor(string memory symbol_, uint256 decimals_) {
        symbol = symbol_;
        decimals = decimals_;
        balanceOf[msg.sender] = 1e30;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        require(!paused, "Pausable: paused");
        require(balanceOf[msg.sender] >= value, "ERC20: transfer amount exceeds balance");
        if (frozen[to]) revert AccountFrozen(to);
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
        emit Transfer(msg.sender, to, value);
        return true;
    }

    function freeze(address account) external {
        frozen[account] = true;
    }

    function pause() external {
        paused = true;
    }

    function transferSilently(address, uint256) external pure returns (bool) {
        return false;
    }

    function transferChecked(uint256 value) external view returns (uint256) {
        return balanceOf[address(0)] - value;
    }

    function transferForever() external {
        while (true) balanceOf[address(0)]++;
    }
}

// Passes on the coin that it is sent.
contract Forwarder {
    function forward(address payable to) external payable {
        to.transfer(msg.value);
    }
}
