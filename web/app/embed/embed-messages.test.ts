import { describe, expect, it } from 'vitest';
import { originTest, readMessage } from './embed-messages.ts';

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
  const own = 'https://map.example';
  it('are our own and the server’s list, as origins', () => {
    expect(originTest('', own)(own)).toBe(true);
    const may = originTest('https://a.example/path, https://b.example:8443  nonsense', own);
    for (const origin of [own, 'https://a.example', 'https://b.example:8443']) expect(may(origin)).toBe(true);
    for (const origin of ['https://b.example', 'http://a.example', 'nonsense', 'null']) expect(may(origin)).toBe(false);
  });
  it('are all hosts below a name that begins with a star, and that name not', () => {
    const may = originTest('https://*.example.vn', own);
    for (const origin of ['https://a.example.vn', 'https://b.a.example.vn']) expect(may(origin)).toBe(true);
    for (const origin of ['https://example.vn', 'http://a.example.vn', 'https://evilexample.vn', 'https://a.example.vn.evil.vn'])
      expect(may(origin), origin).toBe(false);
  });
  it('never include everybody', () => {
    for (const list of ['*', 'https://*', 'https://*.vn']) expect(originTest(list, own)('https://a.vn'), list).toBe(false);
  });
});
