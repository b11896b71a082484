import { Readable } from 'node:stream';
import { storeBytes } from '#attachments/files.server.ts';
import type { Outcome } from '#core/outcome.ts';
import type { House } from '#door/house.server.ts';
import type { Session } from '#door/request.server.ts';
import { demoPicture } from '#geodata/demo-picture.ts';
import { addDemoProjects } from '#geodata/projects.write.server.ts';

/** The demo's projects, each with its papers: the same two invented pictures, stored once. */
export async function addDemoProjectsWithPapers(house: House, demo: Session): Promise<Outcome<{ projects: number }>> {
	const store = (bytes: Buffer) => storeBytes(house.folders.files, demo.place.code, Readable.from([bytes]));
	const papers = { paper: await store(demoPicture('paper')), photo: await store(demoPicture('photo')) };
	return demo.write('demo.load', (tx, actor) => addDemoProjects(tx, actor, papers), { deadline: 120_000 });
}
