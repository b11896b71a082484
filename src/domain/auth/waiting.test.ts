import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterFailure, FREE_FAILURES, waitOf, type Failures } from './waiting.ts';

const start = new Date('2026-11-26T00:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

test('five failures cost nothing, the sixth try waits half a minute, and each further failure doubles that up to an hour', () => {
	let kept: Failures | null = null;
	const waits: number[] = [];
	for (let failures = 0; failures < 14; failures++) {
		waits.push(waitOf(kept, start) / 1000);
		kept = afterFailure(kept, start);
	}
	expect(waits).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
});

test('a wait runs out, and after a day without a failure all is forgotten', () => {
	const kept = { failures: 6, lastAt: start };
	expect([waitOf(kept, later(59)) > 0, waitOf(kept, later(60)), afterFailure(kept, later(86_400)).failures]).toEqual([
		true,
		0,
		1
	]);
});

test('whatever the failures, nobody is shut out for longer than an hour', () =>
	fc.assert(
		fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (failures, seconds) => {
			const wait = waitOf({ failures, lastAt: start }, later(seconds));
			return wait >= 0 && wait <= 3_600_000 && (failures >= FREE_FAILURES || wait === 0);
		})
	));
