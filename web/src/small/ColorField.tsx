import { Field } from './Field';

interface Props {
  texts: { color: string; anyColor: string };
  value: string;
  colors: readonly string[];
  onChange: (color: string) => void;
}

/** One of the material's colours, or whichever there is. */
export function ColorField({ texts, value, colors, onChange }: Props) {
  return (
    <Field label={texts.color}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{texts.anyColor}</option>
          {colors.map((color) => (
            <option key={color}>{color}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
