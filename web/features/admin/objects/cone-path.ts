/**
 * What a camera sees, on a plan with north up, as an SVG path in pixels.
 * @param heading degrees clockwise from north @param angle the field of view, degrees; 360 is a whole circle
 */
export function conePath(x: number, y: number, radius: number, heading: number, angle: number): string {
  const at = (degrees: number) => {
    const rad = (degrees * Math.PI) / 180;
    return `${(x + radius * Math.sin(rad)).toFixed(1)} ${(y - radius * Math.cos(rad)).toFixed(1)}`;
  };
  const arc = (to: number, large: number) => `A${radius.toFixed(1)} ${radius.toFixed(1)} 0 ${large} 1 ${at(to)}`;
  if (angle >= 360) return `M${at(heading)}${arc(heading + 180, 1)}${arc(heading, 1)}Z`;
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${at(heading - angle / 2)}${arc(heading + angle / 2, angle > 180 ? 1 : 0)}Z`;
}
