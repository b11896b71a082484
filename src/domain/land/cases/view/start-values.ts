import type { Mu } from '#core/mu.ts';
import type { PaperKind } from '../course.ts';

const plus = (day: string, days: number): string =>
	new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const yearsOn = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** What a paper's form begins with: today where something is written down today, and what the case knows already. */
export function startValues(
	kind: PaperKind,
	{
		today,
		publicityDays,
		contract,
		mu
	}: { today: string; publicityDays: number; contract: string | null; mu: Mu | null }
): Record<string, string> {
	switch (kind) {
		case 'assignment':
			return { assignee: '', visitOn: plus(today, 3) };
		case 'measurement':
			return {
				...{ method: 'rtk', measuredOn: today, measuredMu: mu === null ? '' : (mu / 100).toFixed(2), measuredBy: '' },
				...{ occupation: '', userSigned: '', villageSigned: '', note: '' },
				...Object.fromEntries(
					['east', 'south', 'west', 'north'].flatMap((side) => [
						[`${side}Name`, ''],
						[`${side}Signed`, ''],
						[`${side}Why`, '']
					])
				)
			};
		case 'publicity':
			return { place: '', startsOn: today, endsOn: plus(today, publicityDays - 1) };
		case 'objection':
			return { objector: '', said: '', madeOn: today, remeasure: '' };
		case 'answer':
			return { answer: '' };
		case 'resolution':
			return {
				...{ metOn: today, entitled: '', present: '', approve: '', against: '0', price: '', startsOn: today },
				...{ endsOn: yearsOn(today, 3), pastYears: '', pastFrom: '', lawyer: '', opinionOn: today, opinion: '' }
			};
		case 'agreement':
			return { number: '', contract: contract ?? '', signedBy: '', signedOn: today };
	}
}
