import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientAddress, trustedProxies } from '#core/client-address.server.ts';

const proxies = trustedProxies('loopback, 10.0.0.0/8, fd00::/8, 203.0.113.7');

test.each([
	['without a proxy the header is nothing', '198.51.100.9', '1.1.1.1', '198.51.100.9'],
	['a proxy says who came', '10.2.3.4', '198.51.100.9', '198.51.100.9'],
	['through two proxies', '127.0.0.1', '198.51.100.9, 10.2.3.4', '198.51.100.9'],
	['what stood in front of it is an invention', '10.2.3.4', '8.8.8.8, 1.1.1.1, 198.51.100.9', '198.51.100.9'],
	['even when it names a proxy', '10.2.3.4', '10.9.9.9, 198.51.100.9', '198.51.100.9'],
	['words are no address', '10.2.3.4', 'unknown', '10.2.3.4'],
	['words before a proxy', '10.2.3.4', '<script>, 10.1.1.1', '10.1.1.1'],
	['with ports', '10.2.3.4', '198.51.100.9:4711', '198.51.100.9'],
	['IPv6 with a port', 'fd00::1', '[2001:db8::5]:443', '2001:db8::5'],
	['IPv4 in IPv6', '::ffff:10.2.3.4', '::ffff:198.51.100.9', '198.51.100.9'],
	['all of them proxies: the first', '127.0.0.1', '10.1.1.1', '10.1.1.1'],
	['one address of many', '203.0.113.7', '198.51.100.9', '198.51.100.9'],
	['its neighbour is no proxy', '203.0.113.8', '198.51.100.9', '203.0.113.8'],
	['no header', '10.2.3.4', undefined, '10.2.3.4']
])('%s', (_, peer, header, expected) => expect(clientAddress(peer, header, proxies)).toBe(expected));

test('nothing a stranger sends changes where he came from', () => {
	const word = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), fc.constantFrom('127.0.0.1', '10.0.0.1', '::1'));
	fc.assert(
		fc.property(fc.array(word), (words) => {
			const forged = words.join(', ');
			expect(clientAddress('198.51.100.9', forged, proxies)).toBe('198.51.100.9');
			expect(clientAddress('10.0.0.1', `${forged}, 198.51.100.9`, proxies)).toBe('198.51.100.9');
			expect(clientAddress('127.0.0.1', forged, trustedProxies(''))).toBe('127.0.0.1');
		})
	);
});

test.each(['proxy.example', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/8/8', '10.0.0.0/', '::/129'])(
	'%s is refused',
	(text) => expect(() => trustedProxies(text)).toThrow(RangeError)
);
