import { readHostileFiles } from './hostile-reading.ts';

readHostileFiles(['csv', 'xlsx', 'dxf']);
