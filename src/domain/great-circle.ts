/** The Earth's mean radius (IUGG). */
export const earthRadius_km = 6371.0088

const radians = Math.PI / 180

/** The distance of two points along the surface, taking the Earth for a sphere (haversine); it knows no antimeridian and no poles. */
export function greatCircle_km(latitudeA: number, longitudeA: number, latitudeB: number, longitudeB: number): number {
  const haversine =
    Math.sin(((latitudeB - latitudeA) * radians) / 2) ** 2 +
    Math.cos(latitudeA * radians) *
      Math.cos(latitudeB * radians) *
      Math.sin(((longitudeB - longitudeA) * radians) / 2) ** 2
  return 2 * earthRadius_km * Math.asin(Math.min(1, Math.sqrt(haversine)))
}
