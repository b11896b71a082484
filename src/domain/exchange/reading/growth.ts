/** How far the records of a file that is still being read have been written, for whoever follows behind. */
export interface Written {
	/** Bytes of whole lines. */
	bytes: number;
	/** The columns so far; null while the format does not know them. */
	columns: string[] | null;
	layer: string;
}

/** Followed by readers that wait for more; ended when the file has been read or was given up. */
export class Growth {
	#written: Written = { bytes: 0, columns: null, layer: '' };
	#ended = false;
	#waiting: (() => void)[] = [];

	get bytes(): number {
		return this.#written.bytes;
	}

	grew(written: Written): void {
		this.#written = written;
		this.#wake();
	}

	end(): void {
		this.#ended = true;
		this.#wake();
	}

	/** Waits until more than so many bytes are there; false when no more will come. */
	async beyond(bytes: number): Promise<boolean> {
		while (this.#written.bytes <= bytes) {
			if (this.#ended) return false;
			await new Promise<void>((resolve) => this.#waiting.push(resolve));
		}
		return true;
	}

	/** The first that was written, once something is; null when nothing ever is. */
	async head(): Promise<Written | null> {
		return (await this.beyond(0)) ? this.#written : null;
	}

	#wake(): void {
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const resolve of waiting) resolve();
	}
}
