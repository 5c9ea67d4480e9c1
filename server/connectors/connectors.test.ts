import { expect, test } from 'vitest';
import { connectorsOver } from './connectors.ts';
import { createRegistryHttp } from './http/registryHttp.ts';

test('a kind of registry has one connector, so that a target keeps its session and the pause that was asked of it', () => {
  const connectorOf = connectorsOver(createRegistryHttp({ allowLoopback: false }));
  expect(connectorOf('harbor')).toBe(connectorOf('harbor'));
  expect(connectorOf('harbor')).not.toBe(connectorOf('quay'));
});
