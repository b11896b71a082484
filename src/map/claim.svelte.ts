import type { Position } from '#core/geometry.ts';

/** A tool at work on a map: measuring, drawing an area. It says true where it has taken what came. */
export interface MapTool {
	click(place: Position): boolean;
	/** Where the pointer is; null when it has left the map. */
	pointer(place: Position | null): void;
	key(event: KeyboardEvent): boolean;
}

/** Who has the pointer of a map: nobody (a click then opens what lies there), or one tool. */
export class MapClaim {
	tool = $state.raw<MapTool | null>(null);

	/** Gives the map to a tool. @returns gives it back, unless another has taken it since */
	give(tool: MapTool): () => void {
		this.tool = tool;
		return () => {
			if (this.tool === tool) this.tool = null;
		};
	}

	take(place: Position): boolean {
		return this.tool?.click(place) ?? false;
	}
	pointer(place: Position | null): void {
		this.tool?.pointer(place);
	}
	key(event: KeyboardEvent): boolean {
		return this.tool?.key(event) ?? false;
	}
}
