import { fenFromYuan } from '#core/money.ts';
import { muFromDecimal } from '#core/mu.ts';
import { measureMethods, sides, type MeasureMethod } from './case.ts';
import type { PaperKind } from './course.ts';
import type { GivenPaper } from './papers.ts';

/** What a form says, by the names of its fields; whatever is not there says nothing. */
export type FormValues = Readonly<Record<string, string | undefined>>;

const whole = (text: string | undefined): number => (/^\d{1,6}$/.test((text ?? '').trim()) ? Number(text) : NaN);

/** A paper as it was typed; what is no number is none, and refused by its check. */
export function paperOfForm(kind: PaperKind, values: FormValues): GivenPaper {
	const said = (name: string): string => values[name] ?? '';
	const yes = (name: string): boolean => values[name] === 'yes';
	switch (kind) {
		case 'assignment':
			return { kind, typed: { assignee: said('assignee'), visitOn: said('visitOn') } };
		case 'measurement': {
			const mu = /^\d{1,8}(\.\d{1,2})?$/.test(said('measuredMu').trim()) ? muFromDecimal(said('measuredMu')) : null;
			return {
				kind,
				typed: {
					method: measureMethods.find((each) => each === said('method')) ?? ('walk' satisfies MeasureMethod),
					measuredOn: said('measuredOn'),
					measuredMu: mu ?? NaN,
					measuredBy: said('measuredBy'),
					occupation: said('occupation'),
					userSigned: yes('userSigned'),
					villageSigned: yes('villageSigned'),
					neighbours: sides.map((side) => ({
						side,
						name: said(`${side}Name`),
						signed: yes(`${side}Signed`),
						why: said(`${side}Why`)
					})),
					note: said('note')
				}
			};
		}
		case 'publicity':
			return { kind, typed: { place: said('place'), startsOn: said('startsOn'), endsOn: said('endsOn') } };
		case 'objection': {
			const typed = { objector: said('objector'), said: said('said'), madeOn: said('madeOn') };
			return { kind, typed: { ...typed, remeasure: yes('remeasure') } };
		}
		case 'answer':
			return { kind, typed: { answer: said('answer') } };
		case 'resolution':
			return {
				kind,
				typed: {
					metOn: said('metOn'),
					entitled: whole(said('entitled')),
					present: whole(said('present')),
					approve: whole(said('approve')),
					against: whole(said('against')),
					priceFen: fenFromYuan(said('price')) ?? NaN,
					startsOn: said('startsOn'),
					endsOn: said('endsOn'),
					pastFrom: yes('pastYears') ? said('pastFrom') : null,
					opinion: yes('pastYears') ? { lawyer: said('lawyer'), on: said('opinionOn'), text: said('opinion') } : null
				}
			};
		case 'agreement': {
			const typed = { number: said('number'), contract: said('contract') };
			return { kind, typed: { ...typed, signedBy: said('signedBy'), signedOn: said('signedOn') } };
		}
	}
}
