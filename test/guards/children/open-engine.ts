/** Opens a data folder as the product does, and says what it was told: FOLDER [hold]. */
import { openEngine } from '#db/engine/open.server.ts';
import { DataInUse } from '#db/engine/types.ts';

const [folder, hold] = process.argv.slice(2) as [string, string | undefined];
try {
	const engine = await openEngine({ dataDir: folder });
	if (hold) {
		engine.announce('http://127.0.0.1:5999');
		process.stdout.write('holding\n');
		setInterval(() => undefined, 1_000);
	} else {
		await engine.close();
		process.stdout.write('opened\n');
	}
} catch (error) {
	if (!(error instanceof DataInUse)) throw error;
	process.stdout.write(JSON.stringify({ code: error.code, pid: error.pid, address: error.address }));
}
