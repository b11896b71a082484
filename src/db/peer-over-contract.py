"""What a county's GIS office would write: shapely 2, vectorised. Reads fields under contract and surveys (hex WKB, planar
metres), prints the areas of the surveys inside their own contract, on others' and on nobody's, and the processor time."""

import json
import sys
import time

import numpy
import shapely


def read(path):
    with open(path) as lines:
        rows = [line.rstrip("\n").split(" ") for line in lines]
    return numpy.array([int(row[0]) for row in rows]), shapely.from_wkb([row[1] for row in rows])


def main(contract_path, survey_path):
    _, contracts = read(contract_path)
    own, surveys = read(survey_path)
    wall, cpu = time.perf_counter(), time.process_time()
    linked = own >= 0
    areas = shapely.area(surveys)
    mine = contracts[numpy.where(linked, own, 0)]
    # What is drawn the same, and what lies inside, needs no overlay.
    same = linked & (shapely.to_wkb(surveys) == shapely.to_wkb(mine))
    shapely.prepare(contracts)
    inside = same.copy()
    left = linked & ~same
    inside[left] = shapely.covers(mine[left], surveys[left])
    beyond = linked & ~inside
    rest = surveys.copy()
    rest[beyond] = shapely.difference(surveys[beyond], mine[beyond])
    out = numpy.flatnonzero(beyond | ~linked)
    rests = rest[out]
    tree = shapely.STRtree(contracts)
    at, other = tree.query(rests, predicate="intersects")
    foreign = other != own[out[at]]
    at, other = at[foreign], other[foreign]
    claimed = numpy.zeros(len(out))
    numpy.add.at(claimed, at, shapely.area(shapely.intersection(rests[at], contracts[other])))
    left_over = shapely.area(rests)
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - wall,
                "cpu": time.process_time() - cpu,
                "own_m2": float(areas.sum() - left_over.sum()),
                "other_m2": float(claimed.sum()),
                "free_m2": float((left_over - claimed).sum()),
                "over": int((left_over >= 1).sum()),
                "version": f"shapely {shapely.__version__} (GEOS {shapely.geos_version_string})",
            }
        )
    )


main(*sys.argv[1:3])
