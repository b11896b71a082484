import { formatMu } from '#core/mu.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Subjects } from '#text/subjects.ts';
import { formatYuan } from '#ui/numbers.ts';
import { returnGap, shareGap, WHOLE, type Lack } from '#zones/page/body.ts';
import { shareFrom } from '#zones/page/body-change.ts';
import { fenFromYuan } from '#core/money.ts';

type Words = Subjects['zonepage']['body'];

/** What a body lacks to be in force, in words. */
export function lackWords({ lacks }: Words, lack: Lack, nameOf: (code: string) => string): string {
	switch (lack.lack) {
		case 'shares':
			return lack.gap > 0 ? lacks.missing(formatMu(lack.gap)) : lacks.over(formatMu(-lack.gap));
		case 'share':
			return lacks.share(nameOf(lack.village));
		case 'member':
			return lacks.member(nameOf(lack.village));
		case 'distributed':
			return lacks.distributed(lack.year);
		case 'return':
			return lack.gap > 0
				? lacks.unpaid(lack.year, formatYuan(lack.gap))
				: lacks.overpaid(lack.year, formatYuan(-lack.gap));
		default:
			return lacks[lack.lack]();
	}
}

/** What a refused change would have left lacking. */
export const lacksIn = (outcome: Outcome<unknown>): Lack[] =>
	outcome.ok ? [] : ((outcome.detail?.lacks as Lack[] | undefined) ?? []);

/** What shares that are being typed come to: the whole, what is missing, or what is too much. */
export function shareLine({ live }: Words, typed: Iterable<string>): { said: string; whole: boolean } {
	const gap = shareGap([...typed].map(shareFrom));
	const sum = formatMu(WHOLE - gap);
	const said = gap === 0 ? live.whole : gap > 0 ? live.missing(sum, formatMu(gap)) : live.over(sum, formatMu(-gap));
	return { said, whole: gap === 0 };
}

/** What a year's returns that are being typed come to, held against what was distributed. */
export function returnLine(
	{ live }: Words,
	distributed: string,
	typed: Iterable<string>
): { said: string; whole: boolean } {
	const by = Object.fromEntries([...typed].map((text, at) => [at, fenFromYuan(text) ?? 0]));
	const sum = formatYuan(Object.values(by).reduce((all, fen) => all + fen, 0));
	const gap = returnGap({ distributedFen: fenFromYuan(distributed), by });
	if (gap === null) return { said: live.untold(sum), whole: false };
	const said =
		gap === 0 ? live.paid(sum) : gap > 0 ? live.unpaid(sum, formatYuan(gap)) : live.overpaid(sum, formatYuan(-gap));
	return { said, whole: gap === 0 };
}
