import { lookup as resolve } from 'node:dns/promises';
import { request } from 'node:https';
import { request as plainRequest } from 'node:http';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses that are nobody's of the public: this machine, its network, links, tests, multicast (RFC 6890 and its list). */
const closed = new BlockList();
for (const [network, bits] of [
	...([
		['0.0.0.0', 8],
		['10.0.0.0', 8],
		['100.64.0.0', 10],
		['127.0.0.0', 8],
		['169.254.0.0', 16]
	] as const),
	...([
		['172.16.0.0', 12],
		['192.0.0.0', 24],
		['192.0.2.0', 24],
		['192.88.99.0', 24],
		['192.168.0.0', 16]
	] as const),
	...([
		['198.18.0.0', 15],
		['198.51.100.0', 24],
		['203.0.113.0', 24],
		['224.0.0.0', 4],
		['240.0.0.0', 4]
	] as const)
])
	closed.addSubnet(network, bits, 'ipv4');
/** The one range of addresses given out to the public, without those that carry other networks within. */
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20]
] as const)
	closed.addSubnet(network, bits, 'ipv6');

/** Whether an address is one of the public network. An IPv4 address written as IPv6 is none. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !closed.check(address, 'ipv4');
	return family === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

export interface OutsideRules {
	hosts: readonly string[];
	/** ms until the whole answer has come. */
	timeout: number;
	/** Bytes of an answer. */
	most: number;
	isAllowed?: (address: string) => boolean;
	resolveName?: (host: string) => Promise<readonly { address: string; family: number }[]>;
}

export class OutsideError extends Error {
	readonly reason: 'host' | 'address' | 'status' | 'size' | 'timeout' | 'failed';
	constructor(reason: OutsideError['reason'], message: string) {
		super(message);
		this.reason = reason;
	}
}

/**
 * Fetches from outside: only of hosts that are named, only from a public address, which is looked up once and held to (a
 * name may answer otherwise the second time), following nothing, and no longer and no more than it may.
 * @returns the bytes; null where there is nothing (404, 204)
 * @throws OutsideError, whose message holds no address with a key
 */
export async function fetchOutside(url: URL, rules: OutsideRules): Promise<Uint8Array | null> {
	const { isAllowed = isPublicAddress, resolveName = (host) => resolve(host, { all: true }) } = rules;
	const host = url.hostname.replace(/^\[|\]$/g, '');
	if (!rules.hosts.includes(url.hostname) || url.username || url.password)
		throw new OutsideError('host', `${url.hostname} is not among the hosts`);
	const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolveName(host);
	const [chosen] = found;
	if (!chosen || !found.every(({ address }) => isAllowed(address)))
		throw new OutsideError('address', `${host} has no public address`);
	const pinned: LookupFunction = (_host, { all }, done) =>
		all ? done(null, [chosen]) : done(null, chosen.address, chosen.family);
	return new Promise((give, fail) => {
		const ask = url.protocol === 'https:' ? request : plainRequest;
		const asking = ask(
			url,
			{
				lookup: pinned,
				headers: { accept: 'image/*, */*;q=0.5', 'user-agent': 'mutu' },
				signal: AbortSignal.timeout(rules.timeout)
			},
			(answer) => {
				const { statusCode = 0 } = answer;
				if (statusCode !== 200) {
					answer.resume();
					if (statusCode === 404 || statusCode === 204) return give(null);
					return fail(new OutsideError('status', `${host} answered ${statusCode}`));
				}
				const chunks: Buffer[] = [];
				let bytes = 0;
				answer.on('data', (chunk: Buffer) => {
					bytes += chunk.length;
					if (bytes > rules.most)
						asking.destroy(new OutsideError('size', `${host} sent more than ${rules.most} bytes`));
					else chunks.push(chunk);
				});
				answer.on('end', () => give(Buffer.concat(chunks)));
				answer.on('error', fail);
			}
		);
		asking.on('error', (error) => {
			if (error instanceof OutsideError) return fail(error);
			const timedOut = error.name === 'AbortError' || error.name === 'TimeoutError';
			fail(
				new OutsideError(timedOut ? 'timeout' : 'failed', `${host}: ${timedOut ? 'no answer in time' : error.message}`)
			);
		});
		asking.end();
	});
}
