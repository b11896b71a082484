import { expect, test } from 'vitest';
import { localAddress } from './local-address.ts';

const base = new URL('http://127.0.0.1:3000/sign-in');

test.each([
	['/map?select=village:3', '/map?select=village:3'],
	['/', '/'],
	[null, '/'],
	['', '/'],
	['map', '/'],
	['//elsewhere.example/x', '/'],
	['/\\elsewhere.example', '/'],
	['https://elsewhere.example/', '/'],
	['javascript:alert(1)', '/'],
	['/\t/elsewhere.example', '/']
])('%j leads to %s', (asked, address) => expect(localAddress(asked, base)).toBe(address));
