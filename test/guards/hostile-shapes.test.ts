import { readHostileFiles } from './hostile-reading.ts';

readHostileFiles(['zip', 'shapefile', 'geojson', 'kml', 'geopackage']);
