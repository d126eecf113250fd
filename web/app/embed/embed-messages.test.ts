import { describe, expect, it } from 'vitest';
import { allowedOrigins, readMessage } from './embed-messages.ts';

describe('messages to an embedded map', () => {
  it('are read when they are ours', () => {
    expect(readMessage({ type: 'toan-canh:get-state', id: '7' })).toEqual({ kind: 'get', id: '7' });
    expect(readMessage({ type: 'toan-canh:set-state', state: { at: '1,2,3,4,-5', on: 7 } })).toEqual({
      kind: 'set',
      id: undefined,
      search: { at: '1,2,3,4,-5' },
    });
    expect(readMessage({ type: 'toan-canh:select', selection: 'place:x' })).toEqual({
      kind: 'select',
      id: undefined,
      selection: 'place:x',
    });
    expect(readMessage({ type: 'toan-canh:select', selection: null })).toEqual({ kind: 'select', id: undefined, selection: null });
  });
  it('are passed over when they are not', () => {
    for (const data of [
      null,
      'x',
      7,
      {},
      { type: 'other' },
      { type: 'toan-canh:set-state' },
      { type: 'toan-canh:select', selection: 'nonsense' },
    ])
      expect(readMessage(data)).toBeNull();
  });
});

describe('the origins that may steer', () => {
  it('are our own and the server’s list, as origins', () => {
    const own = 'https://map.example';
    expect([...allowedOrigins('', own)]).toEqual([own]);
    expect([...allowedOrigins('https://a.example/path, https://b.example:8443  nonsense', own)]).toEqual([
      own,
      'https://a.example',
      'https://b.example:8443',
    ]);
  });
  it('never include everybody', () => {
    expect([...allowedOrigins('*', 'https://map.example')]).toEqual(['https://map.example']);
  });
});
