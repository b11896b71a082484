import { expect, test } from 'vitest';
import { ReadingPlaces } from './reading-places.ts';

const later = () => new Promise((resolve) => setImmediate(resolve));

test('two run, the third waits for a place, a failure gives its own back', async () => {
	const places = new ReadingPlaces(2);
	const order: string[] = [];
	const ends: (() => void)[] = [];
	const work = (name: string) =>
		places.run(async () => {
			order.push(`+${name}`);
			await new Promise<void>((resolve) => ends.push(resolve));
			order.push(`-${name}`);
		});
	const all = ['a', 'b', 'c'].map(work);
	await later();
	expect(order).toEqual(['+a', '+b']);
	ends[0]!();
	await later();
	expect(order).toEqual(['+a', '+b', '-a', '+c']);
	ends[1]!();
	ends[2]!();
	await Promise.all(all);
	await expect(places.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(await places.run(async () => 1)).toBe(1);
});

test('who gives up while waiting does not wait any longer', async () => {
	const places = new ReadingPlaces(1);
	let end = () => undefined as void;
	const first = places.run(() => new Promise<void>((resolve) => (end = resolve)));
	const controller = new AbortController();
	const second = places.run(async () => 'given up', controller.signal);
	controller.abort();
	expect(await second).toBe('given up');
	end();
	await first;
});
