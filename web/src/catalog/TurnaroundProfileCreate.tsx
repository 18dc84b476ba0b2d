import { ChoiceCreate } from './ChoicePages';

export default function TurnaroundProfileCreate() {
  return <ChoiceCreate />;
}
