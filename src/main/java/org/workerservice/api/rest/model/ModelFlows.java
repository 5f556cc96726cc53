package org.workerservice.api.rest.model;

import org.workerservice.flow.Toolbox;
import org.workerservice.flow.model.JudgeModels;
import org.workerservice.flow.model.MatchModels;
import org.workerservice.flow.model.TrainModel;

/** The operations on match models behind the interface. */
public record ModelFlows(TrainModel train, MatchModels models, JudgeModels judge) {
  /** Creates the operations with these tools. */
  public static ModelFlows of(Toolbox tools) {
    return new ModelFlows(new TrainModel(tools), new MatchModels(tools), new JudgeModels(tools));
  }
}
