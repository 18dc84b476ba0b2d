import { ChoiceEdit } from './ChoicePages';

export default function TurnaroundProfileEdit() {
  return <ChoiceEdit />;
}
