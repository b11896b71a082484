import { TokenBuckets } from '#core/token-buckets.ts';

/** What a request costs of its asker's bucket, by what answering it takes. */
export function costOf(method: string, path: string): number {
	if (path.startsWith('/_app/') || path === '/favicon.svg') return 0;
	if (path.startsWith('/tiles/') || path === '/healthz' || path === '/readyz') return 1;
	if (path.startsWith('/export/') || path.endsWith('/upload') || path.includes('/pictures')) return 40;
	return method === 'GET' || method === 'HEAD' ? 4 : 8;
}

/**
 * For whatever comes from one address: an office of two hundred people may stand behind it, or twelve walls; a machine that
 * asks without end may not.
 */
const ADDRESS = { most: 6_000, perSecond: 400 };
/** For one person, tiles and files aside: some ten pages a second for as long as one likes. */
const PERSON = { most: 1_500, perSecond: 50 };

export interface RateLimits {
	/** Seconds to wait, or 0. */
	address(address: string, cost: number, now: number): number;
	person(id: string, cost: number, now: number): number;
}

/** A network's own part of an IPv6 address (/64): the rest is its holder's to choose anew for each request. */
export function networkOf(address: string): string {
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.split('%', 1)[0]!.split('::');
	const first = head ? head.split(':') : [];
	const last = tail ? tail.split(':') : [];
	const groups =
		tail === undefined
			? first
			: [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last];
	return groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':');
}

/** @param factor how many times the usual; 0 sets none */
export function rateLimits(factor: number): RateLimits {
	if (factor === 0) return { address: () => 0, person: () => 0 };
	const times = ({ most, perSecond }: typeof ADDRESS) =>
		new TokenBuckets({ most: most * factor, perSecond: perSecond * factor });
	const [addresses, persons] = [times(ADDRESS), times(PERSON)];
	return {
		address: (address, cost, now) => (cost === 0 ? 0 : addresses.take(networkOf(address), cost, now)),
		person: (id, cost, now) => (cost === 0 ? 0 : persons.take(id, cost, now))
	};
}
