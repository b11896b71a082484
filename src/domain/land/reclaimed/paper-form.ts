import { fenFromYuan } from '#core/money.ts';
import type { PaperKind } from './course.ts';
import type { GivenPaper } from './papers.ts';
import { priceUnits } from './price-unit.ts';
import { answers } from './reclaimed.ts';

/** What a form says, by the names of its fields; whatever is not there says nothing. */
export type FormValues = Readonly<Record<string, string | undefined>>;

const whole = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : NaN);

/** A paper as it was typed; what is no number is none, and refused by its check. */
export function paperOfForm(kind: PaperKind, values: FormValues): GivenPaper {
	const said = (name: string): string => values[name] ?? '';
	const yuan = (name: string): number => fenFromYuan(said(name)) ?? NaN;
	switch (kind) {
		case 'draft':
			return {
				kind,
				typed: {
					unit: priceUnits.find((each) => each === said('unit')) ?? 'year',
					reserveFen: yuan('reserve'),
					startsOn: said('startsOn'),
					endsOn: said('endsOn'),
					comparables: said('comparables').split('\n').filter(Boolean).slice(0, 50),
					why: said('why')
				}
			};
		case 'resolution': {
			const [entitled, present] = [whole(said('entitled')), whole(said('present'))];
			const [approve, against] = [whole(said('approve')), whole(said('against'))];
			return { kind, typed: { metOn: said('metOn'), entitled, present, approve, against } };
		}
		case 'approval':
			return { kind, typed: { number: said('number'), approvedOn: said('approvedOn') } };
		case 'notice': {
			const answer = answers.find((each) => each === said('answer')) ?? ('' as 'nobody');
			const days = { noticedOn: said('noticedOn'), answeredOn: said('answeredOn') };
			return { kind, typed: { place: said('place'), answer, ...days } };
		}
		case 'listing': {
			const days = { opensOn: said('opensOn'), closesOn: said('closesOn') };
			return { kind, typed: { number: said('number'), url: said('url'), ...days } };
		}
		case 'award': {
			const typed = { winner: said('winner'), wonFen: yuan('won'), resultOn: said('resultOn') };
			return { kind, typed: { ...typed, confirmation: said('confirmation'), member: said('member') === 'yes' } };
		}
		case 'failure':
			return { kind, typed: { resultOn: said('resultOn') } };
		case 'contract':
			return { kind, typed: { number: said('number') } };
	}
}
