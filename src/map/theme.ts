/** The tokens in force on an element: desk, wall or sun. The map's style needs plain colours, so it is built from these. */
export interface Theme {
	/** The value of a colour token without `--`. */
	colour(token: string): string;
	/** A length token in px. */
	length(token: string): number;
}

export function themeOf(element: Element): Theme {
	const style = getComputedStyle(element);
	const value = (token: string): string => {
		const found = style.getPropertyValue(`--${token}`).trim();
		if (found === '') throw new Error(`expected the token --${token}`);
		return found;
	};
	return { colour: value, length: (token) => Number.parseFloat(value(token)) };
}
