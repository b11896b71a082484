export interface BucketSize {
	/** What a full bucket holds. */
	readonly most: number;
	/** What flows back each second. */
	readonly perSecond: number;
}

interface Bucket {
	left: number;
	at: number;
}

/** Buckets kept at once; beyond, those that are full again are forgotten, then those unused for longest, a quarter at once. */
const KEPT = 20_000;
const KEPT_AFTER = 15_000;

/** One bucket of tokens for each key; what is asked for costs tokens, and they flow back with time. */
export class TokenBuckets {
	private readonly buckets = new Map<string, Bucket>();
	readonly size: BucketSize;

	constructor(size: BucketSize) {
		this.size = size;
	}

	/**
	 * Takes the cost from a key's bucket.
	 * @param now milliseconds of a clock that never goes back
	 * @returns 0 when it was taken, else the seconds until it can be; then nothing was taken
	 */
	take(key: string, cost: number, now: number): number {
		const { most, perSecond } = this.size;
		let bucket = this.buckets.get(key);
		if (!bucket) {
			if (this.buckets.size >= KEPT) this.forget(now);
			bucket = { left: most, at: now };
		} else this.buckets.delete(key);
		this.buckets.set(key, bucket);
		bucket.left = Math.min(most, bucket.left + ((now - bucket.at) / 1000) * perSecond);
		bucket.at = now;
		if (bucket.left < Math.min(cost, most))
			return Math.max(1, Math.ceil((Math.min(cost, most) - bucket.left) / perSecond));
		bucket.left -= Math.min(cost, most);
		return 0;
	}

	/** How many are kept at present. */
	get kept(): number {
		return this.buckets.size;
	}

	private forget(now: number): void {
		const { most, perSecond } = this.size;
		for (const [key, { left, at }] of this.buckets)
			if (left + ((now - at) / 1000) * perSecond >= most) this.buckets.delete(key);
		for (const key of this.buckets.keys()) {
			if (this.buckets.size <= KEPT_AFTER) return;
			this.buckets.delete(key);
		}
	}
}
