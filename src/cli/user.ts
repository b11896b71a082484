import { resetAccess, setDisabled } from '#auth/access.write.server.ts';
import { invitePerson } from '#auth/people.write.server.ts';
import { isRole, roleNames } from '#auth/roles.ts';
import { answer, answerOutcome, misuse, type Command } from '#cli/command.ts';
import { readOptions } from '#cli/options.ts';
import { dayOf } from '#core/period.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const user: Command = {
	name: 'user',
	usage:
		'user invite NAME --role R [--place CODE]… [--department D] [--until DAY] | user reset ID [--factor] | user disable ID | user enable ID',
	summary: 'let a person in by a one-time link, give them another, shut them out',
	throughServer: true,
	async run({ house, session }, args) {
		const options = {
			role: { type: 'string' },
			place: { type: 'string', multiple: true },
			department: { type: 'string' },
			until: { type: 'string' },
			factor: { type: 'boolean' }
		} as const;
		const { parsed, misused } = readOptions(this, args, options);
		if (misused) return misused;
		const { values, positionals } = parsed;
		const [what, subject, ...rest] = positionals;
		if (!what || !subject || rest.length > 0) return misuse('expected what to do, and with whom', this.usage);
		const { write, place } = session!;
		const base = house.settings.origin ?? process.env.ORIGIN ?? `http://127.0.0.1:${house.settings.port}`;
		const linked = ({ word, expires }: { word: string; expires: Date }) => ({
			link: new URL(`/join/${word}`, base).href,
			expires: expires.toISOString()
		});
		if (what === 'invite') {
			if (!values.role || !isRole(values.role))
				return misuse(`--role: expected one of ${roleNames.join(', ')}, got ${values.role ?? 'nothing'}`, this.usage);
			if (values.until && !DAY.test(values.until))
				return misuse(`--until: expected YYYY-MM-DD, got ${values.until}`, this.usage);
			const role = {
				...{ role: values.role, places: values.place ?? [place.code], department: values.department ?? null },
				...{ from: dayOf(new Date()), to: values.until ?? null }
			};
			const person = { name: subject, organisation: null, post: null, phone: null, roles: [role] };
			const ring = house.keys;
			const outcome = await write('people.change', (tx, actor) => invitePerson(tx, actor, ring, person));
			return answerOutcome(outcome, ({ id, ...link }) =>
				answer([`person ${id} ${subject}`, `  ${linked(link).link}`], { ok: true, id, ...linked(link) })
			);
		}
		if (what === 'reset') {
			const outcome = await write('people.change', (tx, actor) =>
				resetAccess(tx, actor, subject, values.factor === true)
			);
			return answerOutcome(outcome, (link) =>
				answer([`  ${linked(link).link}`], { ok: true, id: subject, ...linked(link) })
			);
		}
		if (what !== 'disable' && what !== 'enable') return misuse(`unexpected ${what}`, this.usage);
		const outcome = await write('people.change', (tx, actor) => setDisabled(tx, actor, subject, what === 'disable'));
		return answerOutcome(outcome, ({ id }) => answer([`person ${id} ${what}d`], { ok: true, id }));
	}
};
