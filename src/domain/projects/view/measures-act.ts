import { keyOf, shareOf, shares } from '#meetings/view/quorum-fields.ts';
import type { Sheet } from '#projects/appraisal.ts';
import { placeActions, placeChecks, type PlaceActions } from '#projects/place/place.ts';
import type { BodyRule } from '#projects/procedure.ts';
import type { projects } from '#text/zh/projects.ts';
import type { AskedAct, FieldSpec } from '#ui/asked-act.ts';

/** Bodies whose rules are set here; those of village meetings are set with them. */
export const ownBodies = ['branch', 'members', 'member_delegates'] as const;
export type OwnBodies = Readonly<Record<(typeof ownBodies)[number], BodyRule>>;

interface Measures {
	sheet: Sheet;
	place: PlaceActions;
	bodies: OwnBodies;
	versions: Readonly<Record<string, string>>;
}

const whole = (text: string | undefined): number => (/^\d{1,4}$/.test((text ?? '').trim()) ? Number(text) : NaN);

/** What an appraisal scores by, what a place that does not fit does, and when members' assemblies may decide: what differs is sent. */
export function measuresAct(text: typeof projects, now: Measures, today: string): AskedAct {
	const words = text.settings;
	const field = (name: string, kind: FieldSpec['kind'], label: string, value: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
		...{ name, kind, label, value, required: true, ...more }
	}); // prettier-ignore
	const shareField = (name: string, label: string, value: BodyRule['present']): FieldSpec =>
		field(name, 'choice', label, keyOf(value), {
			options: [...new Map([...shares, value].map((share) => [keyOf(share), share]))].map(([key, share]) => ({
				...{ value: key, label: (share.more ? words.moreThan : words.atLeast)(share.num, share.den) }
			}))
		});
	const bodies = ownBodies.flatMap((body): FieldSpec[] => {
		const called = text.procedure.bodies[body];
		const { present, approve, of, notice } = now.bodies[body];
		return [
			shareField(`${body}.present`, words.present(called), present),
			shareField(`${body}.approve`, words.approve(called), approve),
			field(`${body}.of`, 'choice', words.of(called), of, {
				options: (['present', 'due'] as const).map((value) => ({ value, label: words.ofWhom[value] }))
			}),
			field(`${body}.notice`, 'count', words.notice(called), String(notice))
		];
	});
	return {
		...{ act: 'measures', title: words.measures, note: words.measuresNote, address: '/projects/settings' },
		fields: [
			field('pass', 'count', words.pass, String(now.sheet.pass)),
			...now.sheet.items.flatMap(({ key, name, most, floor }) => [
				field(`most.${key}`, 'count', words.most(name), String(most)),
				field(`floor.${key}`, 'count', words.floor(name), String(floor))
			]),
			...placeChecks.map((check) =>
				field(`place.${check}`, 'choice', words.place(text.place.checks[check]), now.place[check], {
					options: placeActions.map((value) => ({ value, label: words.actions[value] }))
				})
			),
			...bodies,
			field('validFrom', 'day', words.validFrom, today),
			field('source', 'text', words.source, '')
		],
		body: (values) => {
			const sheet = {
				...{ vetoes: now.sheet.vetoes, pass: whole(values.pass) },
				items: now.sheet.items.map((item) => ({
					...{ ...item, most: whole(values[`most.${item.key}`]), floor: whole(values[`floor.${item.key}`]) }
				}))
			};
			const place = Object.fromEntries(placeChecks.map((check) => [check, values[`place.${check}`]]));
			const all: Record<string, unknown> = {
				...(JSON.stringify(sheet.items) + sheet.pass === JSON.stringify(now.sheet.items) + now.sheet.pass
					? {}
					: { 'projects.sheet': sheet }),
				...(placeChecks.every((check) => place[check] === now.place[check]) ? {} : { 'projects.place': place })
			};
			for (const body of ownBodies) {
				const stands = now.bodies[body];
				const rule = {
					...{ present: shareOf(values[`${body}.present`] ?? ''), approve: shareOf(values[`${body}.approve`] ?? '') },
					...{ of: values[`${body}.of`], notice: whole(values[`${body}.notice`]) }
				};
				const { present, approve, of, notice } = stands;
				if (JSON.stringify(rule) !== JSON.stringify({ present, approve, of, notice }))
					all[`projects.quorum.${body}`] = rule;
			}
			return { values: all, validFrom: values.validFrom, source: values.source, versions: now.versions };
		}
	};
}
