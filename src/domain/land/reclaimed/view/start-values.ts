import type { PaperKind } from '../course.ts';
import { usualUnit, type ShownAsset } from '../reclaimed.ts';

const plus = (day: string, days: number): string =>
	new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const yearsOn = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** What a paper's form begins with: today where something is written down today, and what the record knows already. */
export function startValues(kind: PaperKind, asset: ShownAsset, today: string): Record<string, string> {
	switch (kind) {
		case 'draft': {
			const unit = usualUnit(asset.kind, asset.units);
			return { unit, reserve: '', startsOn: plus(today, 60), endsOn: yearsOn(plus(today, 60), 3), why: '' };
		}
		case 'resolution':
			return { metOn: today, entitled: '', present: '', approve: '', against: '0' };
		case 'approval':
			return { number: '', approvedOn: today };
		case 'notice':
			return { place: '', noticedOn: today, answer: '', answeredOn: today };
		case 'listing':
			return { number: '', url: 'https://', opensOn: today, closesOn: plus(today, 10) };
		case 'award':
			return { winner: '', won: '', resultOn: today, confirmation: '', member: '' };
		case 'failure':
			return { resultOn: today };
		case 'contract':
			return { number: '' };
	}
}
