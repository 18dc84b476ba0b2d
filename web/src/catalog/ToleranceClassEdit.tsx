import { ChoiceEdit } from './ChoicePages';

export default function ToleranceClassEdit() {
  return <ChoiceEdit />;
}
