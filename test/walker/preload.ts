// Given to the server of page tests by `node --import`: the server itself knows nothing of it.
import { watchStatements } from './watch.ts';

await watchStatements();
