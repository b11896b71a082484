import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { fenFromYuan } from '#core/money.ts';
import { refused, type Outcome } from '#core/outcome.ts';
import { peopleOfVillage } from '#land/people-of-village.read.server.ts';
import { decideMatter, putOnAgenda } from '#meetings/agenda.write.server.ts';
import { bodies } from '#meetings/bodies.ts';
import { executeMatter, mendMatter, raiseMatter, withdrawMatter } from '#meetings/matter.write.server.ts';
import { villageOf } from '#meetings/meeting.read.server.ts';
import { mendMeeting, planMeeting, recordHeld } from '#meetings/meeting.write.server.ts';
import { remindOfMeeting } from '#meetings/reminder.write.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

const whole = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999_999));
const said = v.pipe(v.string(), v.maxLength(6000));
/** A count as a form brings it: nothing typed is none. */
const count = v.pipe(
	v.string(),
	v.maxLength(12),
	v.transform((text) => (text.trim() === '' ? null : /^\d{1,6}$/.test(text.trim()) ? Number(text) : NaN))
);
const plan = { metOn: said, place: said, chair: said, minuteTaker: said };
const matter = { kind: said, title: said, content: said, amount: said, raisedOn: said };
const one = { number: whole, version: whole };
const asked = v.variant('act', [
	v.object({ act: v.literal('plan'), village: said, ...plan }),
	v.object({ act: v.literal('mend'), ...one, ...plan, reason: said }),
	v.object({
		...{ act: v.literal('hold'), ...one, supervisor: v.boolean(), office: v.boolean(), minutes: said, reason: said },
		turnout: v.partial(v.object(v.entriesFromList(bodies, v.object({ due: count, present: count }))))
	}),
	v.object({ act: v.literal('raise'), village: said, ...matter }),
	v.object({ act: v.literal('mend_matter'), ...one, ...matter, reason: said }),
	v.object({ act: v.literal('agenda'), ...one, matter: whole, matterVersion: whole }),
	v.object({
		...{ act: v.literal('decide'), ...one, matter: whole, deferred: v.boolean(), body: said, decision: said },
		...{ present: count, approve: count, against: count, abstain: count, nextStep: said, reason: said }
	}),
	v.object({ act: v.literal('execute'), ...one, executedOn: said, result: said, settled: said, reason: said }),
	v.object({ act: v.literal('withdraw'), ...one, reason: said }),
	v.object({ act: v.literal('remind'), village: said, month: said, said })
]);
type Asked = v.InferOutput<typeof asked>;

/** Fen of an amount that was typed; none where nothing was, and no amount where it was none. */
const fenOf = (text: string): number | null => (text.trim() === '' ? null : (fenFromYuan(text) ?? NaN));
const none = (value: number | null): number => value ?? NaN;

/** The village an act is about, as far as whoever asks has it in sight. */
const villageOfAct = (read: App.Locals['read'], body: Asked): Promise<string | null> | string => {
	if ('village' in body) return body.village;
	const ofMatter = body.act === 'mend_matter' || body.act === 'execute' || body.act === 'withdraw';
	return villageOf(read, ofMatter ? 'matter' : 'meeting', body.number);
};

/** Plans, enters and puts right what a village’s meetings do; a township’s reminder asks for its own permission. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('meeting.unknown'), { status: 400 });
	const body = given.output;
	const village = await villageOfAct(locals.read, body);
	// Whom the land of the village names must not be told to everybody; read before the write.
	const names = village === null || body.act === 'remind' ? [] : await peopleOfVillage(locals.read, village);
	const { told } = await words('zh', ['told']);
	const telling = { words: told, known: { names } };
	const outcome: Outcome<unknown> = await locals.write(
		body.act === 'remind' ? 'meetings.remind' : 'meetings.enter',
		(tx, actor): Promise<Outcome<unknown>> => {
			switch (body.act) {
				case 'plan':
					return planMeeting(tx, actor, body);
				case 'mend':
					return mendMeeting(tx, actor, body);
				case 'hold':
					return recordHeld(tx, actor, body, telling);
				case 'raise':
					return raiseMatter(tx, actor, { ...body, amountFen: fenOf(body.amount) }, telling);
				case 'mend_matter':
					return mendMatter(tx, actor, { ...body, amountFen: fenOf(body.amount) }, telling);
				case 'agenda':
					return putOnAgenda(tx, actor, body);
				case 'decide': {
					const { present, approve, against, abstain } = body;
					const counts = { present: none(present), approve: none(approve), against: none(against) };
					return decideMatter(tx, actor, { ...body, ...counts, abstain: none(abstain) }, telling);
				}
				case 'execute':
					return executeMatter(tx, actor, { ...body, settledFen: fenOf(body.settled) }, telling);
				case 'withdraw':
					return withdrawMatter(tx, actor, body);
				case 'remind':
					return remindOfMeeting(tx, actor, body);
			}
		},
		{ action: `meetings.${body.act}` }
	);
	return json(outcome);
};
