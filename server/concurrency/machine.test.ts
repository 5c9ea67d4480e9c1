import { expect, test } from 'vitest';
import { go, Machine, type Transitions } from './machine.ts';

type State = 'open' | 'closed';
type Event = 'push' | 'pull';
type Act = 'creak' | 'slam';

const door: Transitions<State, Event, Act> = {
  open: { push: go('closed', 'creak', 'slam') },
  closed: { pull: go('open', 'creak') },
};

function doorThat() {
  const heard: string[] = [];
  const machine: Machine<State, Event, Act> = new Machine(door, 'closed', {
    creak: () => heard.push(`creak while ${machine.state}`),
    slam: () => heard.push('slam'),
  });
  return { machine, heard };
}

test('an event leads to the state of its cell, and what stands there is done in its order, in that state', () => {
  const { machine, heard } = doorThat();
  machine.send('pull');
  machine.send('push');
  expect(machine.state).toBe('closed');
  expect(heard).toEqual(['creak while open', 'creak while closed', 'slam']);
});

test('what cannot happen is refused by name, and changes nothing', () => {
  const { machine, heard } = doorThat();
  expect(() => machine.send('push')).toThrow('“push” cannot happen while “closed”.');
  expect([machine.state, heard]).toEqual(['closed', []]);
});
