/** Inputs large enough for a thumb, each with its label. */
import { type ChangeEvent, type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  hint?: string;
  children: (id: string) => ReactNode;
}

export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <p className="hint">{hint}</p>}
    </div>
  );
}

interface InputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: string;
  hint?: string;
  required?: boolean;
  autoComplete?: string;
  min?: number;
  max?: number;
  step?: number | 'any';
  autoFocus?: boolean;
  maxLength?: number;
  placeholder?: string;
}

type Changed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement>;

export function Input({ label, onChange, hint, type = 'text', ...rest }: InputProps) {
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <input
          id={id}
          type={type}
          inputMode={type === 'number' ? 'decimal' : undefined}
          onInput={(event) => onChange((event as unknown as Changed).target.value)}
          {...rest}
        />
      )}
    </Field>
  );
}

export function TextArea({ label, onChange, hint, ...rest }: InputProps) {
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <textarea
          id={id}
          rows={3}
          onInput={(event) => onChange((event as unknown as Changed).target.value)}
          {...rest}
        />
      )}
    </Field>
  );
}

/** A few choices as buttons side by side. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div>
        {options.map(([name, text]) => (
          <label key={name} className={name === value ? 'chosen' : ''}>
            <input type="radio" name={label} checked={name === value} onChange={() => onChange(name)} />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: [name: string, text: string][];
  onChange: (name: string) => void;
}
