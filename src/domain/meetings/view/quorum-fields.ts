import { bodies, type Body } from '#meetings/bodies.ts';
import type { QuorumRule, Share } from '#meetings/quorum.ts';
import type { meetings } from '#text/zh/meetings.ts';
import type { FieldSpec } from '#ui/asked-act.ts';

export type Quorums = Readonly<Record<Body, QuorumRule>>;

/** Shares a county chooses from. */
export const shares: readonly Share[] = [
	{ num: 1, den: 2, more: true },
	{ num: 1, den: 2, more: false },
	{ num: 2, den: 3, more: false },
	{ num: 3, den: 4, more: false },
	{ num: 1, den: 1, more: false }
];
/** A share as a choice's value, and back; null for what is none. */
export const keyOf = ({ num, den, more }: Share): string => `${more ? 'more' : 'least'}:${num}/${den}`;
export const shareOf = (key: string): Share | null => {
	const [, how, num, den] = /^(more|least):(\d+)\/(\d+)$/.exec(key) ?? [];
	return how ? { num: Number(num), den: Number(den), more: how === 'more' } : null;
};

/** Who must be there and who must agree, three choices a body. */
export function quorumFields(text: typeof meetings, now: Quorums): FieldSpec[] {
	const { present, approve, of, atLeast, moreThan, ofWhom } = text.settings;
	const word = ({ num, den, more }: Share) => (more ? moreThan : atLeast)(num, den);
	const choice = (name: string, label: string, value: Share): FieldSpec => ({
		...{ name, kind: 'choice', label, value: keyOf(value), required: true },
		options: [...new Map([...shares, value].map((share) => [keyOf(share), word(share)]))].map(([key, said]) => ({
			...{ value: key, label: said }
		}))
	});
	return bodies.flatMap((body): FieldSpec[] => {
		const called = text.meetingsOf[body];
		return [
			choice(`${body}.present`, present(called), now[body].present),
			choice(`${body}.approve`, approve(called), now[body].approve),
			{
				...{ name: `${body}.of`, kind: 'choice', label: of(called), value: now[body].of, required: true },
				options: (['present', 'due'] as const).map((value) => ({ value, label: ofWhom[value] }))
			}
		];
	});
}

/** The rules that differ from those in force, by their settings' keys. */
export const changedQuorums = (values: Readonly<Record<string, string>>, now: Quorums): Record<string, unknown> =>
	Object.fromEntries(
		bodies.flatMap((body) => {
			const { present, approve, of } = now[body];
			const given = [values[`${body}.present`] ?? '', values[`${body}.approve`] ?? '', values[`${body}.of`] ?? ''];
			if (given.join() === [keyOf(present), keyOf(approve), of].join()) return [];
			const rule = { present: shareOf(given[0]!), approve: shareOf(given[1]!), of: given[2] };
			return [[`meetings.quorum.${body}`, rule]];
		})
	);
