import { BlockList, isIP } from 'node:net';

/** The proxies whose word on where a request came from is taken. */
export interface TrustedProxies {
	has(address: string): boolean;
}

/** An IPv4 address that came through an IPv6 socket is that IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

/**
 * Reads the setting TRUSTED_PROXIES: addresses and networks (10.0.0.0/8, fd00::/8), comma between; `loopback` is
 * 127.0.0.0/8 and ::1.
 * @throws RangeError naming what is neither
 */
export function trustedProxies(text: string): TrustedProxies {
	const list = new BlockList();
	const words = text.split(',').flatMap((each) => {
		const word = each.trim();
		return word === 'loopback' ? ['127.0.0.0/8', '::1'] : word ? [word] : [];
	});
	for (const word of words) {
		const [address = '', bits, ...rest] = word.split('/');
		const family = isIP(address);
		const most = family === 4 ? 32 : 128;
		const isNetwork = bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= most && rest.length === 0;
		if (!family || (bits !== undefined && !isNetwork))
			throw new RangeError(`expected addresses or networks such as 10.0.0.0/8, got ${JSON.stringify(word)}`);
		if (isNetwork) list.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
		else list.addAddress(address, family === 4 ? 'ipv4' : 'ipv6');
	}
	return {
		has(address) {
			const bare = plain(address);
			const family = isIP(bare);
			return family !== 0 && list.check(bare, family === 4 ? 'ipv4' : 'ipv6');
		}
	};
}

/** `1.2.3.4:5678` and `[::1]:80` without their ports. */
const withoutPort = (word: string): string =>
	/^\[(.+)\](:\d+)?$/.exec(word)?.[1] ?? /^([\d.]+):\d+$/.exec(word)?.[1] ?? word;

/**
 * Where a request came from. X-Forwarded-For is read from its end, as far as trusted proxies wrote it: what a stranger put
 * in front stays his own invention.
 * @param peer the other end of the connection
 * @param forwarded the header, of several joined by commas
 */
export function clientAddress(
	peer: string | undefined,
	forwarded: string | undefined,
	trusted: TrustedProxies
): string {
	let address = plain(peer ?? '');
	if (!forwarded || !trusted.has(address)) return address;
	for (const word of forwarded.split(',').reverse()) {
		const before = plain(withoutPort(word.trim()));
		if (isIP(before) === 0) return address;
		address = before;
		if (!trusted.has(address)) return address;
	}
	return address;
}
