import { tableClasses } from '#sql/classes.ts';
import type { Random } from '#core/random.ts';
import type { BuiltRoute } from '#test/built-routes.ts';
import { isFull } from '#test/guards/effort.ts';
import { isIn, may, roleOf } from '#test/models/plain-access.ts';
import { Asking, told, type Question } from './asking.ts';
import { ask } from './ask.ts';
import { SERVED, type LeakHouse } from './house.ts';
import type { Somebody } from './people.ts';
import { withoutPlace } from './gone.ts';
import { KeptTables } from './kept-tables.ts';
import { askForChange, saysDone, waysOf } from './writes.ts';

/** How many are on their way at once: the server is one thread, so more only wait. */
const AT_ONCE = 4;
/** Questions tried to find that a scope was taken out: those that came to it before, then new ones to the same addresses. */
const [TRIED_AGAIN, TRIED_ANEW] = isFull ? [40, 200] : [25, 60];

/** All but the trail's own, which grows by what is refused too, and the versions of layers, which only rise. */
const countyTables = Object.keys(tableClasses).filter(
	(name) => tableClasses[name] === 'county' && !/^(audit_|layer_version$)/.test(name)
);

interface Kept {
	readonly question: Question;
	readonly digest: string;
}

/**
 * Asks the product at random and holds each answer against the plain model, twice: as the county is, and with all of its last
 * township gone, which must make no difference to whoever sees nothing there. Then the same with one scope taken out at a time.
 */
export class LeakSuite {
	readonly asking: Asking;
	readonly faults: string[] = [];
	answers = 0;
	told = 0;
	searched = 0;
	/** Uses of a scope by how they were found to be missing. */
	readonly found = new Map<string, string>();
	private readonly house: LeakHouse;
	private readonly random: Random;
	private readonly routes: readonly BuiltRoute[];
	private readonly blind: Kept[] = [];
	private readonly cameTo = new Map<string, Question[]>();
	/** Questions that may tell it once the township is gone, by the use that was taken out. */
	private readonly waiting = new Map<string, Kept[]>();
	private readonly opened = new Set<string>();

	constructor(house: LeakHouse, routes: readonly BuiltRoute[], random: Random) {
		this.house = house;
		this.routes = routes;
		this.random = random;
		this.asking = new Asking(house, routes);
	}

	/** Uses that somebody came to who sees a part of the county. */
	get reached(): readonly string[] {
		return [...this.cameTo.keys()];
	}

	/** Addresses that nobody has been let in to. */
	get unopened(): string[] {
		return this.asking.addresses.filter((id) => !this.opened.has(id));
	}

	async ask(count: number): Promise<void> {
		const questions = Array.from({ length: count }, (_, nth) => this.asking.draw(this.random, nth));
		await this.together(questions, async (question) => {
			const { answer, faults, told: allowed, searched, digest } = await this.asking.put(question);
			this.answers++;
			this.told += allowed;
			this.searched += searched;
			if (answer.status < 400) this.opened.add(question.route.id);
			this.faults.push(...faults.map((fault) => `${told(question)} → ${fault}`));
			if (this.asking.isBlind(question)) this.blind.push({ question, digest });
			this.note(question, answer.scopes);
		});
	}

	private note(question: Question, scopes: readonly string[]): void {
		if (!this.seesAPart(question.person)) return;
		for (const site of scopes) {
			const known = this.cameTo.get(site);
			if (known) known.push(question);
			else this.cameTo.set(site, [question]);
		}
	}

	private seesAPart(person: Somebody | null): boolean {
		return isIn(person, SERVED) && !(roleOf(person)?.places ?? [SERVED]).includes(SERVED);
	}

	private async together<T>(things: readonly T[], run: (thing: T) => Promise<void>): Promise<void> {
		const left = things.values();
		await Promise.all(
			Array.from({ length: AT_ONCE }, async () => {
				for (const thing of left) await run(thing);
			})
		);
	}

	/** Takes the last township away, with all that lies there, and asks again what cannot depend on it. */
	async askWithoutTownship(): Promise<void> {
		await this.house.order({ ask: 'run', statements: this.asking.gone.flatMap(withoutPlace) });
		await this.together(this.blind, async ({ question, digest }) => {
			const again = await this.asking.put(question);
			this.answers++;
			this.searched += again.searched;
			if (again.digest !== digest)
				this.faults.push(`${told(question)} → is answered otherwise once another township is gone`);
		});
	}

	/** What a stream asks when its head has gone already is asked of streams. */
	private get streams(): Question[] {
		const live = this.routes.find(({ id }) => id === '/live')!;
		const partial = this.house.people.filter((person) => this.seesAPart(person) && may(person, 'see land'));
		return partial.slice(0, 4).map((person) => this.asking.question(this.random, live, person));
	}

	/** With each use taken out, one at a time, until an answer tells it. */
	async takeOut(sites: readonly string[]): Promise<void> {
		for (const site of sites) {
			const streams = this.streams;
			const before = this.cameTo.get(site) ?? streams;
			const tried = this.random.shuffled(before).slice(0, TRIED_AGAIN);
			while (before.length > 0 && before !== streams && tried.length < TRIED_AGAIN + TRIED_ANEW) {
				const { route, layer } = this.random.pick(before);
				const { person } = this.random.pick(before);
				tried.push(this.asking.question(this.random, route, person, layer));
			}
			await this.house.order({ ask: 'off', site });
			const kept: Kept[] = [];
			for (const question of tried) {
				const { faults, digest } = await this.asking.put(question);
				if (faults.length > 0) {
					this.found.set(site, faults[0]!);
					break;
				}
				if (this.asking.isBlind(question)) kept.push({ question, digest });
			}
			if (!this.found.has(site)) this.waiting.set(site, kept);
		}
		await this.house.order({ ask: 'off', site: null });
	}

	/** Those that no text has told: whether an answer does depend on what lies in the township that is gone. */
	async compareTakenOut(): Promise<void> {
		for (const [site, kept] of this.waiting) {
			await this.house.order({ ask: 'off', site });
			for (const { question, digest } of kept)
				if ((await this.asking.put(question)).digest !== digest) {
					this.found.set(site, 'an answer depends on what lies elsewhere');
					break;
				}
		}
		this.waiting.clear();
		await this.house.order({ ask: 'off', site: null });
	}

	/** Asks for changes that must not come about, and looks whether a byte of any table is another afterwards. */
	async change(rounds: number): Promise<number> {
		const before = await this.state();
		let asked = 0;
		for (const { question, refused } of await this.changes(rounds, null)) {
			asked++;
			this.faults.push(...refused.map((fault) => `${told(question)} ${String(question.asked.body)} → ${fault}`));
		}
		const after = await this.state();
		for (const [table, digest] of Object.entries(before))
			if (after[table] !== digest) this.faults.push(`${table} is another after changes that were none of theirs`);
		return asked;
	}

	/** The same with each use taken out that only a change asks for; what came about by it is put back before the next. */
	async changeTakenOut(sites: readonly string[], rounds: number): Promise<void> {
		const kept = new KeptTables(this.house);
		await kept.keep(countyTables);
		const before = await this.state();
		for (const site of sites) {
			if (this.found.has(site)) continue;
			await this.house.order({ ask: 'off', site });
			const ways = new Set((this.changedAt.get(site) ?? []).map((question) => question.route.id));
			for (const { refused } of await this.changes(rounds, ways)) if (refused[0]) this.found.set(site, refused[0]);
			const after = await this.state();
			const changed = countyTables.filter((table) => before[table] !== after[table]);
			if (changed.length > 0) this.found.set(site, `a change of ${changed.join(', ')} came about that must not`);
			await kept.restore(changed);
		}
		await this.house.order({ ask: 'off', site: null });
	}

	readonly changedAt = new Map<string, Question[]>();

	private async changes(rounds: number, only: ReadonlySet<string> | null) {
		const made: { question: Question; refused: string[] }[] = [];
		const partial = this.house.people.filter((person) => this.seesAPart(person));
		for (const way of waysOf(this.routes)) {
			if (only && !only.has(way.route.id)) continue;
			for (let round = 0; round < rounds; round++) {
				const { right } = way.way;
				const holders = right === 'own' ? [] : partial.filter((person) => may(person, right));
				const persons = holders.length > 0 && round % 3 > 0 ? holders : [...this.house.people, null];
				const question = askForChange(this.house, this.random, way, persons);
				if (!question) continue;
				const answer = await ask(this.house.address, question.asked);
				const { faults, searched } = await this.asking.judge(question, answer);
				this.answers++;
				this.searched += searched;
				const refused = [...faults];
				if (way.way.right !== 'own' && saysDone(answer.status, answer.bytes.toString('utf8')))
					refused.push(`was done: ${answer.status} ${answer.bytes.toString('utf8').slice(0, 120)}`);
				for (const site of this.seesAPart(question.person) ? answer.scopes : []) {
					const known = this.changedAt.get(site);
					if (known) known.push(question);
					else this.changedAt.set(site, [question]);
				}
				made.push({ question, refused });
			}
		}
		return made;
	}

	/** A digest of each table but the trail's own. */
	private async state(): Promise<Record<string, string>> {
		const statement = countyTables
			.map(
				(name) =>
					`select '${name}' as name, md5(string_agg(md5(each::text), '' order by md5(each::text))) as digest from ${name} each`
			) // prettier-ignore
			.join(' union all ');
		const rows = await this.house.order<{ name: string; digest: string }[]>({ ask: 'rows', statement });
		return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
	}
}
