import { appendAudit } from '#audit/audit.write.server.ts';
import { COUNTYLESS } from '#audit/chain.ts';
import { auditText } from '#audit/entry.ts';
import {
	openAccounts,
	type AccountEvent,
	type Accounts,
	type AccountSettings,
	type OutsideEntrance
} from '#auth/accounts.server.ts';
import type { House } from '#door/house.server.ts';
import { knownVersions, raiseVersion } from '#door/layer-versions.server.ts';

const opened = new WeakMap<House, Accounts>();

/** What accounts of a house are opened with. */
export const accountSettings = ({ settings }: House): AccountSettings => ({
	secret: settings.secret!,
	origin: settings.origin ?? process.env.ORIGIN ?? 'http://127.0.0.1'
});

const open = (house: House, outside?: OutsideEntrance): Accounts =>
	openAccounts({
		...{ query: house.engine.primary, ...accountSettings(house), outside },
		done: (event) => record(house, event)
	});

/** Accounts and sessions of a house: the one writer outside the door, whose every change is a line of the chain without a county. */
export function accountsOf(house: House): Accounts {
	let accounts = opened.get(house);
	if (!accounts) opened.set(house, (accounts = open(house)));
	return accounts;
}

const withOutside = new WeakMap<House, Accounts>();

/** The same with a provider that signs people in too: apart, so that nobody else waits for it to describe itself. */
export function outsideAccountsOf(house: House, entrance: () => OutsideEntrance): Accounts {
	let accounts = withOutside.get(house);
	if (!accounts) withOutside.set(house, (accounts = open(house, entrance())));
	return accounts;
}

async function record(house: House, { path, refusal, user, address }: AccountEvent): Promise<void> {
	const { engine } = house;
	const body = auditText({
		...{ county: COUNTYLESS, at: new Date().toISOString() },
		actor: { id: user ?? 'unknown', name: '', role: 'account', address },
		...{ action: `account${path.replaceAll('/', '.')}`, result: refusal ? 'refused' : 'done' },
		notes: [{ kind: 'account', ids: user ? [user] : [], detail: { result: refusal ?? 'done' } }]
	});
	const known = await knownVersions(engine).now();
	await engine.primary.transaction().execute(async (query) => {
		if (!refusal && known) await raiseVersion(query, known.place.code, 'people');
		await appendAudit(query, COUNTYLESS, body);
	});
	if (!refusal) await knownVersions(engine).changed();
}
