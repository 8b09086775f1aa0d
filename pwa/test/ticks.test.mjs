import assert from 'node:assert/strict';
import test from 'node:test';
import { readTicks, writeTicks } from '../src/page/ticks.js';

const ABC = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('every set of ticks is written and read again', () => {
  for (let bits = 0; bits < 1 << 15; bits += 1) assert.equal(readTicks(writeTicks(bits)), bits);
});

test('every single wrong character is found', () => {
  for (const bits of [0, 1, 5, 1234, 32767]) {
    const right = writeTicks(bits);
    for (let at = 0; at < 4; at += 1) {
      for (const sign of ABC) {
        if (sign !== right[at]) assert.equal(readTicks(right.slice(0, at) + sign + right.slice(at + 1)), undefined);
      }
    }
  }
});

test('what is no code is no ticks', () => {
  for (const half of ['', 'U000', 'abcd', '000']) assert.equal(readTicks(half), undefined, half);
});

test('the halves are those that the server writes', () => {
  // From internal/gp/code.go.
  for (const [bits, half] of [[0, '0000'], [1, '001Y'], [2, '002W'], [32, '010Z'], [1024, '100Y'], [48, '01GY'], [2047, '1ZZ0'], [32767, 'ZZZ3']]) {
    assert.equal(writeTicks(bits), half);
  }
});
