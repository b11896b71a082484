import type { PackMessage } from '#imagery/packing.server.ts';
import { packTiles, type PackTask } from '#imagery/pack.server.ts';

/** The process that packs one set, started by packing.server.ts and imported by nothing. */
process.once('disconnect', () => process.exit());
process.once('message', (task: PackTask) => {
	const tell = (message: PackMessage) => process.send!(message);
	void packTiles(task, (tiles) => tell({ tiles })).then((outcome) => tell({ outcome }));
});
