import { storedDigests } from '#attachments/files.server.ts';
import { namedDigests } from '#attachments/attachments.read.server.ts';
import { verifyTrail } from '#audit/verify.read.server.ts';
import { answer, DONE, REFUSED, type Command, type CommandContext } from '#cli/command.ts';
import { countTables } from '#db/counts.read.server.ts';
import { applied } from '#db/migrate.server.ts';
import type { Session } from '#door/request.server.ts';

interface Complaint {
	what: string;
	detail: unknown;
}

/** What is wrong with a county's data, as far as the program can tell by itself. */
async function complaintsOf(
	{ house }: CommandContext,
	session: Session,
	counts: Record<string, number>
): Promise<Complaint[]> {
	const complaints: Complaint[] = [];
	const db = session.read;
	const { fault } = await verifyTrail(db);
	if (fault) complaints.push({ what: 'audit.fault', detail: fault });
	const [named, stored] = await Promise.all([namedDigests(db), storedDigests(house.folders.files, db.county)]);
	const missing = named.filter((digest) => !stored.includes(digest));
	const orphans = stored.filter((digest) => !named.includes(digest));
	if (missing.length > 0) complaints.push({ what: 'attachment.bytes_missing', detail: missing });
	if (orphans.length > 0) complaints.push({ what: 'attachment.orphans', detail: orphans });
	if (counts.occupation !== counts.occupation_outcome)
		complaints.push({
			what: 'analysis.stale',
			detail: { occupations: counts.occupation, outcomes: counts.occupation_outcome }
		});
	return complaints;
}

export const doctor: Command = {
	name: 'doctor',
	usage: 'doctor',
	summary: 'engine, versions, counts of everything, what is wrong',
	throughServer: true,
	withoutCounty: true,
	async run(context) {
		const { house, session } = context;
		const engine = await house.engine.describe();
		const migrations = (await applied(house.engine)).map(({ name }) => name);
		const figures = session ? await countTables(session.read) : {};
		const complaints = session ? await complaintsOf(context, session, figures) : [];
		const place = session?.place ?? null;
		const lines = [
			`engine    ${engine.kind}: PostgreSQL ${engine.postgres}, PostGIS ${engine.postgis}, GEOS ${engine.geos}`,
			`schema    ${migrations.at(-1) ?? 'none'} (${migrations.length} migrations)`,
			place
				? `county    ${place.code} ${place.name}, EPSG:${place.gk_srid}${place.demo ? ', 演示数据' : ''}`
				: 'county    none yet: mutu demo, or mutu init --empty',
			...Object.entries(figures).map(([table, count]) => `${String(count).padStart(9)} ${table}`),
			...(complaints.length === 0
				? ['nothing wrong found']
				: complaints.map(({ what, detail }) => `▲ ${what} ${JSON.stringify(detail)}`))
		];
		const broken = complaints.some(({ what }) => what === 'audit.fault' || what === 'attachment.bytes_missing');
		return answer(
			lines,
			{ ok: !broken, node: process.version, engine, migrations, county: place, figures, complaints },
			broken ? REFUSED : DONE
		);
	}
};
