import { appendFileSync } from 'node:fs';
import { watchStatements } from './watch.ts';

// Given to the server of page tests by `node --import`: the server itself knows nothing of it.
const file = process.env.MUTU_TEST_FAULTS;
watchStatements((fault) => {
	console.error(`a statement left its county: ${fault}`);
	if (file) appendFileSync(file, `${fault}\0`);
});
