import { people } from './people.ts';
import type { Random } from '#core/random.ts';
import { day, type Sheet } from './rows.ts';
import { DUTIES, DOCUMENTS, EXPERTS, GROUP_POSTS, LEADER_POSTS, SCHOOLS, TEAM_POSTS } from './stewardship-names.ts';

/** Who stands behind the demo county's numbers. Every person in it is invented, every document's title says 演示. */
export const STEWARDSHIP = {
	teams: 7,
	leaders: 28,
	/** Nine townships, 144 villages and communities, sixteen zones, each with one leader now. */
	pairs_now: 169,
	/** Pairs that ended with 2025; another leader took over. */
	pairs_ended: 12,
	stations: 12,
	experts: 24,
	students: 48,
	visits: 96,
	labels: 14
} as const;

const START = day(2025, 1, 1);

function addTeams({ factory: make, rows }: Sheet, names: () => string): void {
	const group = make.team({
		name: '县农村集体经济壮大提质领导小组',
		task: '统筹全县村级集体经济壮大提质，研究确定项目和资金。'
	});
	rows.team.push(group);
	GROUP_POSTS.forEach(([role, post]) =>
		rows.team_member.push(make.teamMember({ team_id: group.id, role, post, name: names() }))
	);
	for (const { duty, name, task } of DUTIES) {
		const team = make.team({ kind: 'work_team', duty, name: `${name}专班`, task });
		rows.team.push(team);
		for (const [role, post] of TEAM_POSTS[duty])
			rows.team_member.push(make.teamMember({ team_id: team.id, role, post, name: names() }));
	}
}

/** Each leader answers for villages of one township: people know whom they meet there. */
function addPairs(
	{ factory: make, rows }: Sheet,
	leaders: readonly { leader: string; post: string }[],
	random: Random
) {
	const townships = rows.township.map(({ code }) => code);
	townships.forEach((subject_code, at) =>
		rows.pairing.push(make.pairing({ ...leaders[at]!, subject_kind: 'township', subject_code, starts_on: START }))
	);
	const changed = new Set(random.shuffled(rows.village.map(({ code }) => code)).slice(0, STEWARDSHIP.pairs_ended));
	for (const [at, township] of townships.entries()) {
		const own = leaders.filter((_, leader) => leader % townships.length === at);
		const villages = rows.village.filter((village) => village.township_code === township);
		for (const [index, { code: subject_code }] of villages.entries()) {
			const now = own[index % own.length]!;
			const subject = { subject_kind: 'village', subject_code } as const;
			if (changed.has(subject_code)) {
				const former = leaders[(leaders.indexOf(now) + 1) % leaders.length]!;
				rows.pairing.push(make.pairing({ ...former, ...subject, starts_on: START, ends_on: day(2025, 12, 31) }));
			}
			rows.pairing.push(
				make.pairing({ ...now, ...subject, starts_on: changed.has(subject_code) ? day(2026, 1, 1) : START })
			);
		}
	}
	rows.zone.forEach(({ code: subject_code }, at) =>
		rows.pairing.push(
			make.pairing({
				...leaders[(at * 5 + 3) % leaders.length]!,
				...{ subject_kind: 'zone', subject_code, starts_on: day(2025, 3, 1) }
			})
		)
	);
}

function addTalents({ factory: make, rows }: Sheet, names: () => string, random: Random): void {
	for (const name of ['果业', '畜牧', '农经'])
		rows.talent_station.push(
			make.talentStation({
				kind: 'workstation',
				name: `${name}农经专家工作站`,
				place_code: make.county,
				starts_on: START
			})
		);
	for (const { name, code } of rows.township)
		rows.talent_station.push(
			make.talentStation({ name: `${name}人才服务驿站`, place_code: code, starts_on: day(2025, 4, 1) })
		);
	for (let at = 0; at < STEWARDSHIP.experts; at++) {
		const [field, organisation, title] = EXPERTS[at % EXPERTS.length]!;
		const station = rows.talent_station[at % rows.talent_station.length]!;
		const person = { name: names(), organisation, title, field, station_id: station.id };
		rows.talent.push(make.talent({ ...person, starts_on: day(2025, 1 + (at % 6), 15) }));
	}
	const rural = random.shuffled(rows.village.filter(({ kind }) => kind === 'village'));
	for (const { code } of rural.slice(0, STEWARDSHIP.students)) {
		const [organisation, title] = random.pick(SCHOOLS);
		const person = { kind: 'student', name: names(), organisation, title, field: null, place_code: code };
		rows.talent.push(make.talent({ ...person, starts_on: day(2025, 7, 1), ends_on: day(2028, 6, 30) }));
	}
	const experts = rows.talent.filter(({ kind }) => kind === 'expert');
	for (let at = 0; at < STEWARDSHIP.visits; at++) {
		const { id, field } = experts[at % experts.length]!;
		const advice = EXPERTS.find(([known]) => known === field)![3];
		// One month after the other, so that no two visits of one person are one.
		const visited_on = day(2026, 1 + (at % 10), random.whole(1, 28));
		rows.talent_visit.push(
			make.talentVisit({ talent_id: id, place_code: rural[(at * 7) % rural.length]!.code, visited_on, advice })
		);
	}
}

/** Adds teams, documents, pairs, people of knowledge and restricted labels; places and zones are those there are already. */
export function addStewardship(sheet: Sheet, random: Random): void {
	const { factory: make, rows } = sheet;
	const known = people(random.branch('people'));
	const names = () => known.next();
	addTeams(sheet, names);
	for (const { number, title, issuer, from, to } of DOCUMENTS)
		rows.policy_document.push(
			make.policyDocument({ number, title, issuer, issued_on: from, starts_on: from, ends_on: to })
		);
	const leaders = LEADER_POSTS.map((post) => ({ leader: names(), post }));
	addPairs(sheet, leaders, random.branch('pairs'));
	addTalents(sheet, names, random.branch('talents'));
	const labelled = random.branch('labels').shuffled(rows.village.filter(({ kind }) => kind === 'village'));
	for (let at = 0; at < STEWARDSHIP.labels; at++) {
		const label = at < 3 ? 'weak_organisation' : at < 8 ? 'governance_focus' : 'petition';
		rows.village_label.push(make.villageLabel({ place_code: labelled[at]!.code, label, note: '演示数据，虚构' }));
	}
}
