import assert from 'node:assert/strict';
import test from 'node:test';
import { shifts } from '../src/page/shifts.js';

const press = (s, at) => {
  s.down('Shift', false);
  return s.up('Shift', at);
};

test('three presses of Shift within 5 seconds count to three', () => {
  const s = shifts();
  assert.deepEqual([press(s, 0), press(s, 2000), press(s, 4900)], [1, 2, 3]);
});

test('a press that is 5 seconds old no longer counts', () => {
  const s = shifts();
  assert.deepEqual([press(s, 0), press(s, 2000), press(s, 5000), press(s, 6000)], [1, 2, 2, 3]);
});

test('Shift held for a capital letter is no press, and starts the count again', () => {
  const s = shifts();
  press(s, 0);
  press(s, 100);
  s.down('Shift', false);
  s.down('A', false);
  s.up('A', 200);
  assert.equal(s.up('Shift', 300), 0);
  assert.equal(press(s, 400), 1);
});

test('a held Shift that repeats is one press', () => {
  const s = shifts();
  s.down('Shift', false);
  s.down('Shift', true);
  s.down('Shift', true);
  assert.equal(s.up('Shift', 0), 1);
});

test('Shift with the mouse is no press', () => {
  const s = shifts();
  s.down('Shift', false);
  s.other();
  assert.equal(s.up('Shift', 0), 0);
});
