/** A node of PostgreSQL's parse tree as JSON: `{ SelectStmt: { … } }`; an inner statement of a union is not wrapped. */
export type Tree = { readonly [key: string]: unknown };

export const isTree = (value: unknown): value is Tree =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body of a wrapped node of one kind, or null. */
export const body = (node: unknown, kind: string): Tree | null => {
	const inner = isTree(node) ? node[kind] : undefined;
	return isTree(inner) ? inner : null;
};

export const field = (node: Tree, name: string): Tree | null => {
	const value = node[name];
	return isTree(value) ? value : null;
};

export const list = (node: Tree, name: string): readonly unknown[] => {
	const value = node[name];
	return Array.isArray(value) ? value : [];
};

export const text = (node: Tree, name: string): string => {
	const value = node[name];
	return typeof value === 'string' ? value : '';
};

/** The words of a list of String nodes, such as a function's name; a star is '*'. */
export const words = (nodes: readonly unknown[]): string[] =>
	nodes.map((node) => {
		const word = body(node, 'String');
		return word ? text(word, 'sval') : body(node, 'A_Star') ? '*' : '';
	});

/** Every node below, itself included, that `take` answers true for; `take` answers null to look no deeper. */
export function* find(node: unknown, take: (node: Tree) => boolean | null): Generator<Tree> {
	if (Array.isArray(node)) for (const each of node) yield* find(each, take);
	if (!isTree(node)) return;
	const answer = take(node);
	if (answer === null) return;
	if (answer) yield node;
	for (const each of Object.values(node)) yield* find(each, take);
}
